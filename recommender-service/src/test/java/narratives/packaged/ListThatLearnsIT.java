package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The main job, end to end. */
class ListThatLearnsIT {
    /** In catalogue order, and ids of this test come first in it. */
    private static final String EVERYTHING = "\"count\": 100, \"mode\": \"browse\"";

    private final PackagedService service = PackagedService.shared();

    @Test
    void theNextListKnowsWhatTheReaderJustSaid() {
        String reader = newReader();
        List<String> before = narratives(list(reader, "\"count\": 10"));
        String first = before.getFirst();

        rate(reader, first, -1).then().statusCode(201);

        Response after = list(reader, "\"count\": 10");
        after.then().body("servedBy.tier", equalTo("personal"));
        assertThat(narratives(after)).doesNotContain(first).isNotEqualTo(before);
    }

    @Test
    void somebodyNewGetsAColdStartAndIsNotStored() {
        String stranger = "stranger-" + UUID.randomUUID();

        Response list = list(stranger, "\"count\": 3");

        list.then().statusCode(200).body("servedBy.tier", equalTo("cold-start")).body("items", hasSize(3));
        service.request().get("/v1/users/" + stranger).then().statusCode(404).body("code", equalTo("USER_UNKNOWN"));
    }

    @Test
    void reasonsAddUpToTheScore() {
        Response list = list("demo-reader-1", "\"count\": 20, \"explain\": true");

        List<Map<String, Object>> items = list.jsonPath().getList("items");
        assertThat(items).hasSize(20).allSatisfy(item -> {
            List<Map<String, Object>> reasons = reasons(item);
            double sum = reasons.stream()
                    .mapToDouble(reason -> number(reason.get("contribution")))
                    .sum();
            assertThat(sum).isEqualTo(number(item.get("score")), within(1e-4));
        });
    }

    @Test
    void aServedListCanBeReadBack() {
        Response served = list("demo-reader-2", "\"count\": 5");
        String id = served.jsonPath().getString("recommendationId");

        Response kept = service.request().get("/v1/recommendations/" + id);

        kept.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(narratives(kept)).isEqualTo(narratives(served));
        assertThat(kept.jsonPath().getString("model.version"))
                .isEqualTo(served.jsonPath().getString("model.version"));
    }

    @Test
    void aReplayedEventIsAnsweredAsTheFirstTime() {
        String reader = newReader();
        String event = rating(UUID.randomUUID().toString(), reader, "n-004", 2);
        Response first = service.request().body(event).post("/v1/feedback");

        Response again = service.request().body(event).post("/v1/feedback");

        first.then().statusCode(201);
        again.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
    }

    @Test
    void theSameEventIdWithAnotherPayloadIsRefused() {
        String reader = newReader();
        String id = UUID.randomUUID().toString();
        service.request().body(rating(id, reader, "n-004", 2)).post("/v1/feedback");

        Response other = service.request().body(rating(id, reader, "n-004", 1)).post("/v1/feedback");

        other.then().statusCode(422).contentType("application/problem+json").body("code", equalTo("EVENT_ID_REUSED"));
    }

    @Test
    void aBatchWithOneBadEventStoresNothing() {
        String reader = newReader();
        String good = rating(UUID.randomUUID().toString(), reader, "n-004", 2);
        String bad = rating(UUID.randomUUID().toString(), reader, "n-004", 7);

        Response refused = service.request()
                .body("{\"events\": [" + good + "," + bad + "]}")
                .post("/v1/feedback:batchCreate");

        refused.then()
                .statusCode(400)
                .body("errors.index", contains(1))
                .body("errors.field", contains("ratings.hopefulness"));
        service.request().get("/v1/users/" + reader + ":export").then().body("feedback", empty());
    }

    @Test
    void aRetractionTakesTheRatingBack() {
        String reader = newReader();
        String id = UUID.randomUUID().toString();
        service.request().body(rating(id, reader, "n-006", 2)).post("/v1/feedback");

        service.request()
                .body("{\"eventId\": \"" + UUID.randomUUID() + "\", \"type\": \"retract\", \"userId\": \"" + reader
                        + "\", \"retracts\": \"" + id + "\"}")
                .post("/v1/feedback")
                .then()
                .statusCode(201);

        list(reader, "\"count\": 1").then().body("servedBy.tier", equalTo("cold-start"));
    }

    @Test
    void pagesGoOnWithoutRepeating() {
        List<String> seen = new ArrayList<>();
        String token = "null";
        for (int page = 0; page < 4; page++) {
            Response next = list("demo-reader-3", "\"count\": 7, \"pageToken\": " + token);
            seen.addAll(narratives(next));
            token = "\"" + next.jsonPath().getString("nextPageToken") + "\"";
        }

        assertThat(seen).hasSize(28).doesNotHaveDuplicates();
    }

    @Test
    void nobodyWhoExcludesAWarningIsShownItOrAnUnknownOne() {
        String reader = "careful-" + UUID.randomUUID();
        service.request()
                .body("{\"preferences\": {\"excludedWarnings\": [\"violence\", \"death\"]}}")
                .put("/v1/users/" + reader)
                .then()
                .statusCode(201);

        List<String> shown = narratives(list(reader, "\"count\": 100, \"mode\": \"browse\""));

        assertThat(shown).isNotEmpty().allSatisfy(id -> {
            List<String> warnings =
                    service.request().get("/v1/narratives/" + id).jsonPath().getList("contentWarnings");
            assertThat(warnings).isNotNull().doesNotContain("violence", "death");
        });
    }

    @Test
    void aWithdrawnNarrativeIsGoneFromTheNextList() {
        String id = "it-" + UUID.randomUUID();
        service.request()
                .body("{\"title\": \"Made up\"}")
                .put("/v1/narratives/" + id)
                .then()
                .statusCode(201);
        String reader = newReader();
        assertThat(narratives(list(reader, EVERYTHING))).contains(id);

        service.request().post("/v1/narratives/" + id + ":withdraw").then().statusCode(200);

        assertThat(narratives(list(reader, EVERYTHING))).doesNotContain(id);
    }

    @Test
    void anAnonymousReaderBringsEverythingAlong() {
        Response list = service.request()
                .body("{\"count\": 5, \"profile\": {\"gender\": \"woman\"},"
                        + " \"ratings\": {\"n-004\": {\"hopefulness\": 2}}}")
                .post("/v1/recommendations");

        list.then().statusCode(200).body("servedBy.tier", equalTo("personal")).body("items", hasSize(5));
    }

    @Test
    void aPositionThatWasAnsweredIsKnownToTheNextList() {
        String reader = newReader();
        String position = rate(reader, "n-008", 2).jsonPath().getString("logPosition");

        Response list = list(reader, "\"minLogPosition\": \"" + position + "\"");

        list.then().statusCode(200).body("servedBy.tier", equalTo("personal")).body("servedBy.reason", equalTo(null));
    }

    @Test
    void trainingOnDemandEndsWithANewModel() throws InterruptedException {
        Response begun = service.request().post("/v1/model:train");
        begun.then().statusCode(202).header("Location", startsWith(service.address() + "/v1/operations/"));
        String operation = begun.header("Location");

        Response ended = service.request().get(operation);
        for (int i = 0; i < 200 && "running".equals(ended.jsonPath().getString("state")); i++) {
            Thread.sleep(100);
            ended = service.request().get(operation);
        }

        ended.then().body("state", equalTo("succeeded")).body("progress", equalTo(1));
        assertThat(ended.jsonPath().getString("result.modelVersion"))
                .isEqualTo(service.request().get("/v1/model").jsonPath().getString("version"));
    }

    @Test
    void metersCountListsAndFeedback() {
        rate(newReader(), "n-010", 1);
        list("demo-reader-4", "\"count\": 1");

        String meters = service.request().get("/q/metrics").body().asString();

        assertThat(meters)
                .contains("recommender_lists_seconds_count{")
                .contains("recommender_feedback_total{")
                .contains("recommender_log_lag_seconds{")
                .contains("recommender_model_age_seconds{");
        assertThat(meters).doesNotContain("demo-reader-");
    }

    @Test
    void healthHasThreeProbes() {
        for (String probe : List.of("started", "live", "ready")) {
            service.request().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
        }
    }

    @Test
    void modesAnswerEach() {
        for (String mode : List.of("match", "surprise", "popular", "browse")) {
            list("demo-reader-5", "\"mode\": \"" + mode + "\"")
                    .then()
                    .statusCode(200)
                    .body("mode", equalTo(mode))
                    .body("items", not(empty()));
        }
        list("demo-reader-5", "\"mode\": \"similar\", \"similarTo\": \"n-004\"")
                .then()
                .statusCode(200)
                .body("items", hasSize(10));
        service.request().get("/v1/narratives/n-004/similar?count=4").then().statusCode(200);
    }

    private String newReader() {
        String reader = "it-" + UUID.randomUUID();
        service.request().body("{}").put("/v1/users/" + reader).then().statusCode(201);
        return reader;
    }

    private Response list(String reader, String wishes) {
        return service.request()
                .body("{\"userId\": \"" + reader + "\", " + wishes + "}")
                .post("/v1/recommendations");
    }

    private Response rate(String reader, String narrative, int hopefulness) {
        return service.request()
                .body(rating(UUID.randomUUID().toString(), reader, narrative, hopefulness))
                .post("/v1/feedback");
    }

    private static String rating(String eventId, String reader, String narrative, int hopefulness) {
        return """
                {"eventId": "%s", "type": "rating", "userId": "%s", "narrativeId": "%s", "ratings": {"hopefulness": %d}}""".formatted(eventId, reader, narrative, hopefulness);
    }

    private static List<String> narratives(Response list) {
        return list.jsonPath().getList("items.narrativeId");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> reasons(Map<String, Object> item) {
        return (List<Map<String, Object>>) Objects.requireNonNull(item.get("reasons"));
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
