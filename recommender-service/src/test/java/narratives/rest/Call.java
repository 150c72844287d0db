package narratives.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** The calls that every test of the resources makes. */
final class Call {
    static final String INSTRUMENT = """
            {"title": "T", "groups": [{"key": "g", "label": "G"}],
             "questions": [
               {"key": "tone", "group": "g", "label": "Tone", "type": "nominal",
                "answers": [{"key": "mixed", "label": "Mixed"}, {"key": "upbeat", "label": "Upbeat"}]},
               {"key": "parts", "group": "g", "label": "Parts", "type": "multi-select",
                "answers": [{"key": "x", "label": "X"}, {"key": "y", "label": "Y"}]},
               {"key": "ease", "group": "g", "label": "Ease", "type": "numeric", "minimum": 0, "maximum": 100},
               {"key": "music", "group": "g", "label": "Music?", "type": "boolean"}]}""";

    static final String QUESTIONNAIRE = """
            {"title": "Q", "questions": [
               {"key": "hopefulness", "text": "More hopeful?", "primary": true,
                "scale": {"minimum": -1, "maximum": 2, "step": 1, "neutral": 0}}]}""";

    private Call() {}

    static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    static RequestSpecification lines(String... lines) {
        return given().contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse put(String path, String body) {
        return json(body).put(path).then();
    }

    static ValidatableResponse post(String path, String body) {
        return json(body).post(path).then();
    }

    static ValidatableResponse get(String path) {
        return given().get(path).then();
    }

    /** An instrument, a questionnaire, one narrative and one person. */
    static void world(String narrative, String person) {
        put("/v1/instrument", INSTRUMENT);
        put("/v1/questionnaire", QUESTIONNAIRE);
        put("/v1/narratives/" + narrative, "{}");
        put("/v1/users/" + person, "{}");
    }

    /** A rating with single quotes for double ones. */
    static String rating(String event, String person, String narrative, int hopefulness) {
        return quoted("{'eventId':'%s','type':'rating','userId':'%s','narrativeId':'%s','ratings':{'hopefulness':%d}}"
                .formatted(event, person, narrative, hopefulness));
    }

    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** Every refusal is a problem document that is kept nowhere and repeats nothing. */
    static ValidatableResponse isProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType(containsString(ProblemJson.MEDIA_TYPE))
                .header("Cache-Control", "no-store")
                .header("X-Request-Id", notNullValue())
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("requestId", notNullValue())
                .body(not(containsString("SECRET")));
    }
}
