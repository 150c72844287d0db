package narratives.rest;

import static io.restassured.RestAssured.given;
import static narratives.rest.Call.get;
import static narratives.rest.Call.isProblem;
import static narratives.rest.Call.json;
import static narratives.rest.Call.lines;
import static narratives.rest.Call.post;
import static narratives.rest.Call.put;
import static narratives.rest.Call.quoted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ResourcesAlone.class)
class CatalogueCallsIT {
    @BeforeEach
    void world() {
        Call.world("n-world", "u-world");
    }

    @Test
    void aNarrativeIsCreatedReplacedAndRead() {
        put("/v1/narratives/c-1", quoted("{'title':'A','characteristics':{'tone':'mixed','ease':70.5,'music':true}}"))
                .statusCode(201)
                .body("narrativeId", equalTo("c-1"))
                .body("status", equalTo("published"))
                .body("contentWarnings", nullValue())
                .body("logPosition", notNullValue());
        put("/v1/narratives/c-1", quoted("{'narrativeId':'c-1','contentWarnings':[]}"))
                .statusCode(200)
                .body("title", nullValue())
                .body("contentWarnings", empty());
        get("/v1/narratives/c-1")
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .header("ETag", notNullValue())
                .body("contentWarnings", empty());
    }

    @Test
    void aNarrativeMustAgreeWithTheInstrument() {
        isProblem(
                        put("/v1/narratives/c-2", quoted("{'characteristics':{'tone':'SECRET','other':1}}")),
                        400,
                        "INVALID_REQUEST")
                .body("errors.field", contains("characteristics.other", "characteristics.tone"))
                .body("errors.code", contains("UNKNOWN_QUESTION", "NOT_AN_ANSWER"));
    }

    @Test
    void whatWasReadUnchangedIsNotSentAgain() {
        put("/v1/narratives/c-3", "{}");
        String tag = given().get("/v1/narratives/c-3").header("ETag");

        given().header("If-None-Match", "\"other\", W/" + tag)
                .get("/v1/narratives/c-3")
                .then()
                .statusCode(304)
                .header("ETag", tag);
        put("/v1/narratives/c-3", quoted("{'title':'changed'}"));
        given().header("If-None-Match", tag).get("/v1/narratives/c-3").then().statusCode(200);
        isProblem(json("{}").header("If-Match", tag).put("/v1/narratives/c-3").then(), 412, "VERSION_CONFLICT");
        isProblem(json("{}").header("If-Match", "*").put("/v1/narratives/c-new").then(), 412, "VERSION_CONFLICT");
    }

    @Test
    void whatWasWithdrawnStaysSoUntilSomebodySaysOtherwise() {
        put("/v1/narratives/c-4", quoted("{'title':'A'}"));

        given().post("/v1/narratives/c-4:withdraw").then().statusCode(200).body("status", equalTo("withdrawn"));

        put("/v1/narratives/c-4", quoted("{'title':'B'}")).body("status", equalTo("withdrawn"));
        lines(quoted("{'narrativeId':'c-4','title':'C'}"))
                .post("/v1/narratives:import")
                .then()
                .statusCode(200);
        get("/v1/narratives/c-4").body("title", equalTo("C")).body("status", equalTo("withdrawn"));
        put("/v1/narratives/c-4", quoted("{'status':'published'}")).body("status", equalTo("published"));
        isProblem(given().post("/v1/narratives/c-none:withdraw").then(), 404, "NARRATIVE_UNKNOWN");
        isProblem(post("/v1/narratives/c-4:withdraw", quoted("{'why':1}")), 400, "INVALID_REQUEST");
    }

    @Test
    void aListingIsFilteredByAnyQuestion() {
        put(
                "/v1/narratives/f-1",
                quoted(
                        "{'modality':'text','language':'en','durationSeconds':60,'characteristics':{'tone':'mixed','parts':['x']}}"));
        put(
                "/v1/narratives/f-2",
                quoted("{'modality':'video','language':'nl','characteristics':{'tone':'upbeat','music':true}}"));

        get("/v1/narratives?tone=mixed&tone=upbeat").body("narratives.narrativeId", hasItems("f-1", "f-2"));
        get("/v1/narratives?tone=mixed").body("narratives.narrativeId", not(hasItems("f-2")));
        get("/v1/narratives?music=true&modality=video&language=NL").body("narratives.narrativeId", contains("f-2"));
        get("/v1/narratives?parts=x&maxDurationSeconds=60&status=published")
                .body("narratives.narrativeId", hasItems("f-1"));
        isProblem(
                        get("/v1/narratives?colour=red&tone=SECRET&ease=much&pageSize=1001&modality=smell"),
                        400,
                        "INVALID_REQUEST")
                .body("errors.field", hasItems("colour", "tone", "ease", "pageSize", "modality"));
    }

    @Test
    void aListingGoesOnWhereItEnded() {
        for (int i = 0; i < 5; i++) {
            put("/v1/narratives/p-" + i, quoted("{'language':'tlh'}"));
        }

        String token = get("/v1/narratives?language=tlh&pageSize=3")
                .body("narratives.narrativeId", contains("p-0", "p-1", "p-2"))
                .extract()
                .path("nextPageToken");

        get("/v1/narratives?language=tlh&pageSize=2&pageToken=" + token)
                .body("narratives.narrativeId", contains("p-3", "p-4"))
                .body("nextPageToken", nullValue());
        isProblem(get("/v1/narratives?language=en&pageToken=" + token), 400, "PAGE_TOKEN_INVALID");
        isProblem(get("/v1/narratives?pageToken=SECRET"), 400, "PAGE_TOKEN_INVALID");
    }

    @Test
    void anImportTellsOfEveryLine() {
        lines(
                        quoted("{'narrativeId':'i-1','title':'A'}"),
                        "",
                        "SECRET",
                        quoted("{'title':'no id'}"),
                        quoted("{'narrativeId':'i-2','characteristics':{'tone':'SECRET'}}"),
                        quoted("{'narrativeId':'i-3'}"))
                .post("/v1/narratives:import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejectedCount", equalTo(3))
                .body("rejected.line", contains(3, 4, 5))
                .body("rejected.code", contains("MALFORMED_BODY", "INVALID_REQUEST", "INVALID_REQUEST"))
                .body("logPosition", notNullValue());
        get("/v1/narratives/i-3").statusCode(200);
    }

    @Test
    void anInstrumentSaysWhatNoLongerAgrees() {
        put("/v1/narratives/r-1", quoted("{'characteristics':{'tone':'upbeat'}}"));
        int version = get("/v1/instrument").extract().path("version");
        String without = Call.INSTRUMENT.replace("upbeat", "bright");

        put("/v1/instrument", without)
                .statusCode(200)
                .body("version", equalTo(version + 1))
                .body("revalidation.invalid", greaterThan(0))
                .body("revalidation.problems.narrativeId", hasItems("r-1"))
                .body("revalidation.problems.errors.flatten().field", hasItems("characteristics.tone"));
        isProblem(
                put(
                        "/v1/instrument",
                        without.replaceFirst("\\{", "{\"version\": " + version + ",")
                                .replace("bright", "x")),
                412,
                "VERSION_CONFLICT");
        isProblem(
                json(without)
                        .header("If-Match", "\"old\"")
                        .put("/v1/instrument")
                        .then(),
                412,
                "VERSION_CONFLICT");
    }

    @Test
    void aQuestionnaireKeepsItsVersionUntilItChanges() {
        int version = get("/v1/questionnaire").statusCode(200).extract().path("version");

        put("/v1/questionnaire", Call.QUESTIONNAIRE).statusCode(200).body("version", equalTo(version));
    }

    @Test
    void whatIsLikeANarrative() {
        get("/v1/narratives/n-world/similar?count=3")
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("narratives.similarity", contains(0.75f));
        isProblem(get("/v1/narratives/n-none/similar"), 404, "NARRATIVE_UNKNOWN");
        isProblem(get("/v1/narratives/n-world/similar?count=101"), 400, "INVALID_REQUEST");
    }
}
