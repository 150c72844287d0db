package narratives.rest;

import static io.restassured.RestAssured.given;
import static narratives.rest.Call.get;
import static narratives.rest.Call.isProblem;
import static narratives.rest.Call.lines;
import static narratives.rest.Call.post;
import static narratives.rest.Call.put;
import static narratives.rest.Call.quoted;
import static narratives.rest.Call.rating;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ResourcesAlone.class)
class PersonalCallsIT {
    @BeforeEach
    void world() {
        Call.world("n-4", "u-17");
    }

    @Test
    void aPersonIsCreatedReplacedAndRead() {
        put("/v1/users/p-1", quoted("{'profile':{'gender':'x'},'preferences':{'modalities':['text']}}"))
                .statusCode(201)
                .body("logPosition", notNullValue());
        put("/v1/users/p-1", quoted("{'userId':'p-1'}")).statusCode(200);
        get("/v1/users/p-1").statusCode(200).header("Cache-Control", "no-store").body("userId", equalTo("p-1"));
        isProblem(get("/v1/users/SECRET"), 404, "USER_UNKNOWN");
        isProblem(put("/v1/users/p-1", quoted("{'userId':'SECRET'}")), 400, "INVALID_REQUEST");
    }

    @Test
    void whoeverIsErasedIsGoneAndStaysSo() {
        put("/v1/users/p-gone", "{}").statusCode(201);

        given().delete("/v1/users/p-gone")
                .then()
                .statusCode(202)
                .header("Location", endsWith("/v1/operations/erase-1"))
                .body("kind", equalTo("erase"))
                .body("state", equalTo("running"));

        isProblem(get("/v1/users/p-gone"), 410, "USER_ERASED");
        isProblem(get("/v1/users/p-gone:export"), 410, "USER_ERASED");
        isProblem(put("/v1/users/p-gone", "{}"), 410, "USER_ERASED");
        isProblem(post("/v1/feedback?createUser=true", rating("e-late", "p-gone", "n-4", 2)), 410, "USER_ERASED");
        isProblem(given().delete("/v1/users/SECRET").then(), 404, "USER_UNKNOWN");
    }

    @Test
    void theSameEventAgainIsAnsweredAsTheFirstTime() {
        String event = rating("e-1", "u-17", "n-4", 2);

        String first = post("/v1/feedback", event)
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue())
                .extract()
                .asString();

        post("/v1/feedback", event)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first));
        isProblem(post("/v1/feedback", rating("e-1", "u-17", "n-4", 1)), 422, "EVENT_ID_REUSED");
    }

    @Test
    void feedbackThatCannotBeStored() {
        isProblem(post("/v1/feedback", rating("e-2", "u-SECRET", "n-4", 2)), 404, "USER_UNKNOWN");
        isProblem(post("/v1/feedback", rating("e-2", "u-17", "n-SECRET", 2)), 404, "NARRATIVE_UNKNOWN");
        isProblem(post("/v1/feedback", rating("e-2", "u-17", "n-4", 3)), 400, "INVALID_REQUEST")
                .body("errors.field", contains("ratings.hopefulness"));
        isProblem(post("/v1/feedback?createUser=yes", rating("e-2", "u-17", "n-4", 2)), 400, "INVALID_REQUEST");
        post("/v1/feedback?createUser=true", rating("e-2", "u-new", "n-4", 2)).statusCode(201);
        get("/v1/users/u-new").statusCode(200);
    }

    @Test
    void aBatchIsAllOrNothing() {
        String good = rating("b-1", "u-17", "n-4", 2);
        isProblem(
                        post(
                                "/v1/feedback:batchCreate",
                                "{\"events\":[" + good + ",{\"type\":\"hide\",\"x\":1},"
                                        + rating("b-2", "u-17", "n-4", 9) + ",3]}"),
                        400,
                        "INVALID_REQUEST")
                .body("errors.index", contains(1, 2, 3))
                .body("errors.code", contains("UNKNOWN_FIELD", "OUT_OF_RANGE", "WRONG_TYPE"));
        post("/v1/feedback:batchCreate", "{\"events\":[" + good + "," + good + "]}")
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("logPosition", notNullValue());
        isProblem(post("/v1/feedback:batchCreate", "{\"events\":[]}"), 400, "INVALID_REQUEST");
        isProblem(post("/v1/feedback:batchCreate", "{}"), 400, "INVALID_REQUEST");
    }

    @Test
    void anImportCountsEveryLineOnce() {
        String old = rating("i-0", "u-17", "n-4", 1);
        post("/v1/feedback", old);

        lines(
                        rating("i-1", "u-17", "n-4", 2),
                        old,
                        rating("i-2", "u-SECRET", "n-4", 2),
                        rating("i-0", "u-17", "n-4", 0),
                        rating("i-3", "u-17", "n-4", 7),
                        rating("i-4", "u-17", "n-4", 0))
                .post("/v1/feedback:import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("duplicates", equalTo(1))
                .body("rejectedCount", equalTo(3))
                .body("rejected.line", contains(3, 4, 5))
                .body("rejected.code", contains("USER_UNKNOWN", "EVENT_ID_REUSED", "INVALID_REQUEST"));
    }

    @Test
    void aListIsServedAndReadBack() {
        put("/v1/users/l-1", "{}");

        post("/v1/recommendations", quoted("{'userId':'l-1','count':1,'explain':true}"))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("servedBy.tier", equalTo("cold-start"))
                .body("items", hasSize(1))
                .body("items[0].reasons[0].kind", equalTo("average"))
                .body("nextPageToken", nullValue())
                .body("servedAt", nullValue());
        get("/v1/recommendations/r-l-1")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("servedAt", equalTo("2026-11-23T12:00:00Z"))
                .body("request.userId", equalTo("l-1"));
        isProblem(get("/v1/recommendations/r-SECRET"), 404, "RECOMMENDATION_UNKNOWN");
        isProblem(post("/v1/recommendations", quoted("{'pageToken':'SECRET'}")), 410, "PAGE_TOKEN_EXPIRED");
        isProblem(
                post("/v1/recommendations", quoted("{'userId':'SECRET','profile':{},'count':0}")),
                400,
                "INVALID_REQUEST");
    }

    @Test
    void whyANarrativeIsMissedIsToldInTheLanguageOfTheReader() {
        String body = quoted("{'narrativeId':'n-4','userId':'u-17'}");

        post("/v1/recommendations:whyNot", body)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("narrativeId", equalTo("n-4"))
                .body("listed", equalTo(false))
                .body("rules[0].rule", equalTo("hidden"))
                .body("rules[0].field", equalTo("feedback.hide"))
                .body("rules[0].detail", equalTo("In en."))
                .body("rank", nullValue());
        Call.json(body)
                .header("Accept-Language", "fr, de-AT;q=0.8, en;q=0.5")
                .post("/v1/recommendations:whyNot")
                .then()
                .statusCode(200)
                .body("rules[0].detail", equalTo("In de."));
        isProblem(post("/v1/recommendations:whyNot", quoted("{'narrativeId':'n-SECRET'}")), 404, "NARRATIVE_UNKNOWN");
        isProblem(post("/v1/recommendations:whyNot", quoted("{'userId':'u-17'}")), 400, "INVALID_REQUEST")
                .body("errors.field", contains("narrativeId"));
    }

    @Test
    void everythingAboutAPerson() {
        put("/v1/users/x-1", "{}");
        post("/v1/feedback", rating("x-e", "x-1", "n-4", 2));
        post("/v1/recommendations", quoted("{'userId':'x-1'}"));

        get("/v1/users/x-1:export")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("user.userId", equalTo("x-1"))
                .body("feedback.eventId", contains("x-e"))
                .body("feedback[0].ratings.hopefulness", equalTo(2))
                .body("feedback[0].logPosition", notNullValue())
                .body("exposures.recommendationId", contains("r-x-1"))
                .body("operations", empty());
        isProblem(get("/v1/users/SECRET:export"), 404, "USER_UNKNOWN");
    }

    @Test
    void aTrainingIsAnOperation() {
        given().post("/v1/model:train")
                .then()
                .statusCode(202)
                .header("Location", endsWith("/v1/operations/op-1"))
                .body("state", equalTo("running"));
        get("/v1/operations/op-1").statusCode(200).body("kind", equalTo("train"));
        isProblem(get("/v1/operations/none"), 404, "OPERATION_UNKNOWN");
        get("/v1/model")
                .statusCode(200)
                .body("version", equalTo("prior"))
                .body("lag.ageSeconds", equalTo(1.5f))
                .body("drift.share", equalTo(1.5f))
                .body("drift.shareBound", equalTo(0.1f))
                .body("drift.ratings", equalTo(5))
                .body("drift.surprise", equalTo(1.25f))
                .body("training.kind", equalTo("sweeps"))
                .body("training.tookSeconds", equalTo(0.25f));
        get("/v1").statusCode(200).body("links.values()", hasItem("/q/openapi"));
    }
}
