package narratives.rest;

import static io.restassured.RestAssured.given;
import static narratives.rest.Call.get;
import static narratives.rest.Call.isProblem;
import static narratives.rest.Call.json;
import static narratives.rest.Call.post;
import static narratives.rest.Call.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong, the answer is a problem document with a stable code. */
@QuarkusTest
@TestProfile(ResourcesAlone.class)
class RefusalsIT {
    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/v1/nope", "/v1/users", "/v1/narratives/a/b/c"})
    void anAddressThatIsNone(String path) {
        isProblem(get(path), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "é", ""})
    void anIdThatIsNone(String id) {
        isProblem(
                        given().pathParam("id", "x" + id + "%00")
                                .get("/v1/users/{id}")
                                .then(),
                        400,
                        "INVALID_REQUEST")
                .body("errors.field", contains("userId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1?x=1",
                "/v1/instrument?x=1",
                "/v1/questionnaire?x=1",
                "/v1/model?x=1",
                "/v1/users/u?x=1",
                "/v1/operations/o?x=1",
                "/v1/recommendations/r?x=1",
                "/v1/narratives/n?x=1",
                "/v1/narratives/n/similar?count=1&count=2"
            })
    void aQueryParameterThatIsNotKnownOrGivenTwice(String path) {
        isProblem(get(path), 400, "INVALID_REQUEST");
    }

    @Test
    void aBodyThatIsNoJson() {
        isProblem(post("/v1/recommendations", "{\"userId\": SECRET"), 400, "MALFORMED_BODY");
        isProblem(post("/v1/recommendations", ""), 400, "MALFORMED_BODY");
        isProblem(post("/v1/recommendations", "[]"), 400, "INVALID_REQUEST");
        isProblem(put("/v1/users/u", "{\"SECRET\": 1}".replace("SECRET", "a b SECRET")), 400, "INVALID_REQUEST")
                .body("errors.code", contains("UNKNOWN_FIELD"));
    }

    @Test
    void aMediaTypeThatIsNotTaken() {
        isProblem(
                given().contentType("text/plain")
                        .body("{}")
                        .post("/v1/recommendations")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        isProblem(json("{}").post("/v1/feedback:import").then(), 415, "UNSUPPORTED_MEDIA_TYPE");
        isProblem(json("{}").accept("text/html").post("/v1/recommendations").then(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void aMethodThatIsNotTaken() {
        isProblem(given().delete("/v1/narratives/n").then(), 405, "METHOD_NOT_ALLOWED")
                .header("Allow", "GET, PUT");
        isProblem(given().delete("/v1/narratives/n:withdraw").then(), 405, "METHOD_NOT_ALLOWED")
                .header("Allow", "POST");
        isProblem(given().delete("/v1/narratives").then(), 405, "METHOD_NOT_ALLOWED")
                .header("Allow", "GET");
    }

    @Test
    void aBodyThatIsTooLarge() {
        String large = " ".repeat(257 << 10);
        isProblem(put("/v1/users/u", large), 413, "BODY_TOO_LARGE");
        isProblem(post("/v1/feedback:batchCreate", " ".repeat(1025 << 10)), 413, "BODY_TOO_LARGE");
        isProblem(post("/v1/feedback:batchCreate", large), 400, "MALFORMED_BODY");
    }

    @Test
    void whatBreaksOnOurSideIsNotTold() {
        isProblem(post("/v1/recommendations", "{\"userId\":\"breaks-SECRET\"}"), 500, "INTERNAL");
    }

    @Test
    void aRequestKeepsItsName() {
        given().header("X-Request-Id", "q-1").get("/v1").then().header("X-Request-Id", "q-1");
        given().header("X-Request-Id", "q-1")
                .get("/v1/nope")
                .then()
                .header("X-Request-Id", "q-1")
                .body("requestId", equalTo("q-1"));
        given().header("X-Request-Id", "not a name")
                .get("/v1")
                .then()
                .header("X-Request-Id", not(equalTo("not a name")));
    }
}
