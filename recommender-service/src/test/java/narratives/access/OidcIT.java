package narratives.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import narratives.contract.TenantId;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.store.PostgresTenants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID provider: good ones, every bad one we know of, and a provider that goes away. */
@QuarkusTest
@TestProfile(ProvidedDoor.class)
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = PostgresResource.FOLDER, value = "test-postgres-closed"))
@WithTestResource(Issuer.class)
@SuppressWarnings("NullAway.Init")
class OidcIT {
    Issuer issuer;

    @Inject
    PostgresTenants tenants;

    @Inject
    Doorkeeper doorkeeper;

    private final TenantId tenant = Tenants.fresh();

    @BeforeEach
    void makeATenant() {
        tenants.create(tenant, Policy.DEFAULT);
        doorkeeper.refresh();
    }

    @AfterEach
    void forget() {
        Owner.forget(tenant);
    }

    private JwtClaimsBuilder claims() {
        return Jwt.claims()
                .issuer(issuer.url())
                .audience(Issuer.AUDIENCE)
                .subject("backend-7")
                .claim("org", Map.of("tenant", tenant.value()))
                .claim("scope", "openid serve feedback")
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(60));
    }

    private String signed(JwtClaimsBuilder claims) {
        return claims.jws().keyId("k1").sign(issuer.key("k1").getPrivate());
    }

    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/questionnaire")
                .statusCode();
    }

    private static int trained(String token) {
        return given().header("Authorization", "Bearer " + token)
                .post("/v1/model:train")
                .statusCode();
    }

    /** 404, since this tenant has no questionnaire before it is served, or 200: the door was passed. */
    private static void passes(String token) {
        assertThat(status(token)).isIn(200, 404);
    }

    @Test
    void aTokenOpensItsTenantForItsScopes() {
        passes(signed(claims()));
        passes(signed(claims().claim("scope", List.of("curate", "nonsense"))));
        assertThat(trained(signed(claims()))).isEqualTo(403);
        assertThat(status(signed(claims().claim("scope", "openid")))).isEqualTo(403);
        String token = given().header("Authorization", "Bearer " + signed(claims()))
                .contentType("application/json")
                .body("{\"userId\":\"u-1\"}")
                .post("/v1/tokens")
                .path("token");
        passes(token);
    }

    @Test
    void aTokenWithoutATenantOfOursOpensNothing() {
        assertThat(status(signed(claims().claim("org", Map.of("tenant", "nobody")))))
                .isEqualTo(401);
        assertThat(status(signed(claims().claim("org", Map.of("tenant", "NO TENANT")))))
                .isEqualTo(401);
        assertThat(status(signed(claims().claim("org", "text")))).isEqualTo(401);
        assertThat(status(signed(claims().remove("org")))).isEqualTo(401);
    }

    @Test
    void aTokenThatIsNotForUsNotNowOrNotByTheProviderIsRefused() {
        refused("another audience", signed(claims().audience("another")));
        refused("no audience", signed(claims().remove("aud")));
        refused("another issuer", signed(claims().issuer("https://elsewhere.example.org")));
        refused("no issuer", signed(claims().remove("iss")));
        refused(
                "expired",
                signed(claims().issuedAt(Instant.now().minusSeconds(90))
                        .expiresAt(Instant.now().minusSeconds(30))));
        String payload = "{\"iss\":\"" + issuer.url() + "\",\"aud\":\"" + Issuer.AUDIENCE + "\",\"sub\":\"s\",\"iat\":"
                + Instant.now().getEpochSecond() + ",\"org\":{\"tenant\":\"" + tenant + "\"},\"scope\":\"serve\"";
        passes(byHand(payload + ",\"exp\":" + Instant.now().plusSeconds(60).getEpochSecond() + "}"));
        refused("without an end", byHand(payload + "}"));
        refused(
                "not yet",
                signed(claims().claim("nbf", Instant.now().plusSeconds(600).getEpochSecond())));
        refused("nobody's", signed(claims().remove("sub")));
        refused("another key", claims().jws().keyId("k1").sign(stranger().getPrivate()));
    }

    @Test
    void anAlgorithmThatIsNotAsymmetricIsRefused() throws GeneralSecurityException {
        String good = signed(claims());
        String payload = good.split("\\.", -1)[1];
        for (String none : List.of("none", "None", "NONE", "")) {
            String header = text("{\"alg\":\"" + none + "\",\"typ\":\"JWT\",\"kid\":\"k1\"}");
            refused("alg " + none, header + "." + payload + ".");
            refused("alg " + none + " with a signature", header + "." + payload + "." + good.split("\\.", -1)[2]);
        }
        RSAPublicKey published = (RSAPublicKey) issuer.key("k1").getPublic();
        for (byte[] secret : List.of(
                published.getEncoded(),
                published.getModulus().toByteArray(),
                ("-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(published.getEncoded())
                                + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII),
                "secret".getBytes(StandardCharsets.US_ASCII))) {
            String signedPart = text("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}") + "." + payload;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(signedPart.getBytes(StandardCharsets.US_ASCII));
            refused("the public key as a secret", signedPart + "." + text(signature));
        }
    }

    @Test
    void whatAHeaderSaysAboutKeysIsNotFollowed() {
        PrivateKey own = stranger().getPrivate();
        for (String kid : List.of(
                "../../../../dev/null", "/dev/null", "k1' OR '1'='1", "k1\u0000", "", "k".repeat(5000), "nobody")) {
            refused("kid", claims().jws().keyId(kid).sign(own));
        }
        int before = issuer.fetched();
        for (String header : List.of("jku", "x5u")) {
            refused(
                    header,
                    claims().jws()
                            .keyId("k1")
                            .header(header, issuer.url() + "/stolen")
                            .sign(own));
        }
        KeyPair pair = stranger();
        refused(
                "jwk",
                claims().jws().header("jwk", Map.of("kty", "RSA", "kid", "k1")).sign(pair.getPrivate()));
        refused("no kid at all", claims().jws().sign(own));
        assertThat(issuer.fetched()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String good = signed(claims());
        String[] parts = good.split("\\.", -1);
        String other =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("serve", "operate");
        refused("other claims", parts[0] + "." + text(other) + "." + parts[2]);
        refused("no signature", parts[0] + "." + parts[1] + ".");
        refused("half", good.substring(0, good.length() / 2));
        passes(good);
    }

    @Test
    void keysThatAreKnownGoOnWhileTheProviderIsAwayAndNewOnesAreFetchedWhenItIsBackButNotForEveryStranger()
            throws InterruptedException {
        passes(signed(claims()));
        KeyPair fresh = issuer.add("k2-" + System.nanoTime());
        String kid = kidOf(fresh);
        issuer.stop();
        passes(signed(claims()));
        refused("unknown while away", claims().jws().keyId(kid).sign(fresh.getPrivate()));
        passes(signed(claims()));
        issuer.serve();
        Thread.sleep(3_500);
        int before = issuer.fetched();

        passes(claims().jws().keyId(kid).sign(fresh.getPrivate()));
        for (int i = 0; i < 50; i++) {
            refused("stranger", claims().jws().keyId("stranger-" + i).sign(fresh.getPrivate()));
        }

        assertThat(issuer.fetched()).isBetween(before + 1, before + 3);
    }

    /** The library that signs would put in what is missing. */
    private String byHand(String payload) {
        try {
            String signedPart = text("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}") + "." + text(payload);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(issuer.key("k1").getPrivate());
            signature.update(signedPart.getBytes(StandardCharsets.US_ASCII));
            return signedPart + "." + text(signature.sign());
        } catch (GeneralSecurityException everyPlatformCan) {
            throw new AssertionError(everyPlatformCan);
        }
    }

    private String kidOf(KeyPair pair) {
        return issuer.kid(pair);
    }

    private static void refused(String what, String token) {
        assertThat(status(token)).as(what).isIn(401, 503);
        assertThat(trained(token)).as(what).isIn(401, 503);
    }

    private static KeyPair stranger() {
        return new Issuer().add("stranger");
    }

    private static String text(String json) {
        return text(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
