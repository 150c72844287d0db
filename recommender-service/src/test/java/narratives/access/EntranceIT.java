package narratives.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import narratives.contract.TenantId;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.store.PostgresLedger;
import narratives.store.PostgresTenants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door of the service as a client meets it over HTTP. */
@QuarkusTest
@TestProfile(ClosedDoor.class)
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = PostgresResource.FOLDER, value = "test-postgres-closed"))
@SuppressWarnings("NullAway.Init")
class EntranceIT {
    private static final String ORIGIN = "https://app.example.org";

    @Inject
    PostgresTenants tenants;

    @Inject
    PostgresLedger ledger;

    @Inject
    Doorkeeper doorkeeper;

    private final TenantId tenant = Tenants.fresh();
    private final ApiKey key = ApiKey.random(new SecureRandom());

    @BeforeEach
    void makeATenantThatMayDoLittle() {
        tenants.create(
                tenant,
                new Policy(
                        new Rate(3, Duration.ofMinutes(1)),
                        new Rate(1, Duration.ofMinutes(1)),
                        100,
                        Duration.ofMinutes(5),
                        Optional.empty()));
        assertThat(ledger.add(wish(), key, Instant.now())).isPresent();
        doorkeeper.refresh();
    }

    @AfterEach
    void forget() {
        Owner.forget(tenant);
    }

    private PostgresLedger.Wish wish() {
        return new PostgresLedger.Wish(tenant, "test", EnumSet.allOf(Scope.class), Duration.ofDays(1));
    }

    private RequestSpecification asked() {
        return given().header("Authorization", "Bearer " + key.text()).contentType("application/json");
    }

    private static Response token(RequestSpecification by, String body) {
        return by.body(body).post("/v1/tokens");
    }

    @Test
    void aLimitIsToldBeforeAndWhenItIsReached() {
        asked().get("/v1/questionnaire")
                .then()
                .header("RateLimit-Policy", "\"caller\";q=3;w=60")
                .header("RateLimit", "\"caller\";r=2;t=20");
        asked().get("/v1/questionnaire");
        asked().get("/v1/questionnaire");

        asked().get("/v1/questionnaire")
                .then()
                .statusCode(429)
                .header("Retry-After", "20")
                .header("RateLimit", "\"caller\";r=0;t=20")
                .body("code", equalTo("RATE_LIMITED"));
    }

    @Test
    void aBodyMayBeAsLargeAsTheTenantIsAllowedAndTheTokenLivesAsLong() {
        String large = "{\"userId\":\"" + "u".repeat(90) + "\"}";
        token(asked(), large).then().statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));

        Response answer = token(asked(), "{\"userId\":\"u-1\",\"expiresInSeconds\":3600}");

        answer.then().statusCode(201).body("scopes", equalTo(List.of("feedback", "serve")));
        assertThat(Instant.parse(answer.path("expiresAt")))
                .isBetween(Instant.now().plusSeconds(290), Instant.now().plusSeconds(300));
    }

    @Test
    void aTokenActsForItsPersonAndForNobodyElse() {
        String token = token(asked(), "{\"userId\":\"u-1\"}").path("token");

        given().header("Authorization", "Bearer " + token)
                .get("/v1/users/u-2")
                .then()
                .statusCode(403)
                .body("code", equalTo("PERMISSION_DENIED"))
                .header("RateLimit", "\"caller\";r=0;t=60");
        given().header("Authorization", "Bearer " + token)
                .get("/v1/users/u-1")
                .then()
                .statusCode(429);
    }

    @Test
    void whoMayNotIsNotToldWhatIsWrongWithTheRequest() {
        for (String body : new String[] {"{", "{\"userId\":\"u-1\",\"count\":-5}", "{\"unknown\":1}"}) {
            given().contentType("application/json")
                    .body(body)
                    .post("/v1/recommendations?nonsense=1")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer")
                    .body("code", equalTo("UNAUTHENTICATED"))
                    .body("errors", nullValue());
        }
    }

    @Test
    void twoKeysOfANameAreAliveAndNoThird() {
        assertThat(ledger.add(wish(), ApiKey.random(new SecureRandom()), Instant.now()))
                .isPresent();
        assertThat(ledger.add(wish(), ApiKey.random(new SecureRandom()), Instant.now()))
                .isEmpty();

        assertThat(ledger.revoke(tenant, key.id(), Instant.now())).isTrue();

        assertThat(ledger.add(wish(), ApiKey.random(new SecureRandom()), Instant.now()))
                .isPresent();
        doorkeeper.refresh();
        asked().get("/v1/questionnaire").then().statusCode(401);
    }

    @Test
    void aGivenKeyIsTakenInOnceAndAThirdEndsTheOldest() {
        ApiKey second = ApiKey.random(new SecureRandom());
        ApiKey third = ApiKey.random(new SecureRandom());

        assertThat(ledger.addGiven(wish(), key, Instant.now())).isFalse();
        assertThat(ledger.addGiven(wish(), second, Instant.now().plusSeconds(1)))
                .isTrue();
        assertThat(ledger.addGiven(wish(), third, Instant.now().plusSeconds(2))).isTrue();
        assertThat(ledger.addGiven(wish(), key, Instant.now().plusSeconds(3))).isFalse();

        doorkeeper.refresh();
        asked().get("/v1/questionnaire").then().statusCode(401);
    }

    @Test
    void aNamedOriginMayAskWithoutACredentialWhatItMayAskAndAnotherMayNot() {
        given().header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/v1/recommendations")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", ORIGIN);
        Response answer = asked().header("Origin", ORIGIN).get("/v1/questionnaire");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("RateLimit")
                .contains("Retry-After");
        given().header("Origin", "https://elsewhere.example.org")
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/recommendations")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void whatAProxySaysOpensNothing() {
        for (String header : new String[] {"X-Forwarded-For", "X-Real-IP", "X-Forwarded-Host"}) {
            given().header(header, "127.0.0.1").get("/v1/model").then().statusCode(401);
        }
        given().header("Forwarded", "for=127.0.0.1;host=localhost")
                .get("/v1/model")
                .then()
                .statusCode(401);
        given().get("/v1").then().statusCode(200);
    }
}
