package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Comparators make lists, where the operator keeps them ready and a request asks for them. */
class AlgorithmsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PackagedService service = PackagedService.shared();

    @Test
    void aComparatorThatIsKeptReadyMakesTheList() throws InterruptedException {
        Response list =
                fitted("\"userId\": \"demo-reader-2\", \"algorithm\": \"bias\", \"count\": 3, \"explain\": true");

        list.then()
                .body("servedBy.algorithm", equalTo("bias"))
                .body("servedBy.tier", equalTo("personal"))
                .body("servedBy.reason", nullValue())
                .body("items", hasSize(3));
        double score = list.jsonPath().getDouble("items[0].score");
        assertThat(list.jsonPath().getDouble("items[0].prediction.mean")).isEqualTo(score, within(1e-6));
        assertThat(list.jsonPath().getDouble("items[0].reasons.contribution.sum()"))
                .isEqualTo(score, within(1e-4));
    }

    @Test
    void whoseListHasNoAnswerGetsOneForAnybody() throws InterruptedException {
        Response list = fitted("\"userId\": \"never-seen\", \"algorithm\": \"taste-rating-sgd\", \"count\": 3");

        list.then()
                .body("servedBy.tier", equalTo("popular"))
                .body("servedBy.reason", equalTo("algorithm-without-answer"))
                .body("items", hasSize(3));
    }

    @Test
    void aPastListTellsByWhatItWasAskedFor() throws InterruptedException {
        Response list = fitted("\"userId\": \"demo-reader-3\", \"algorithm\": \"popularity\", \"count\": 2");
        String id = list.jsonPath().getString("recommendationId");

        service.request()
                .get("/v1/recommendations/" + id)
                .then()
                .statusCode(200)
                .body("request.algorithm", equalTo("popularity"))
                .body("servedBy.algorithm", equalTo("popularity"));
    }

    @Test
    void whatIsNotKeptReadyIsRefused() {
        Response refused = ask("\"algorithm\": \"ease\"");

        refused.then()
                .statusCode(400)
                .body("errors.field", contains("algorithm"))
                .body("errors.detail", contains("Kept ready here: bias, hybrid, popularity, taste-rating-sgd."));
    }

    @Test
    void anotherModeTakesNoComparator() {
        ask("\"mode\": \"browse\", \"algorithm\": \"bias\"")
                .then()
                .statusCode(400)
                .body("errors.field", contains("algorithm"))
                .body("errors.code", contains("NOT_ALLOWED_HERE"));
    }

    @Test
    void aWrongNameStopsTheStartWithASentenceThatNamesTheKey() throws IOException, InterruptedException {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "stopped", ".txt");
        Process process = PackagedService.run(
                output,
                List.of("-Drecommender.algorithms=magic"),
                List.of(
                        "start",
                        "--port",
                        "0",
                        "--grpc-port",
                        "0",
                        "--data",
                        PackagedService.fresh("stopped").toString()));

        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(output)).contains("recommender.algorithms names “magic”");
    }

    /** Asks until the comparators are fitted, which is soon after the start. */
    private Response fitted(String wish) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Response list = ask(wish);
        while ("algorithm-unavailable".equals(list.jsonPath().getString("servedBy.reason"))
                && System.nanoTime() < end) {
            Thread.sleep(100);
            list = ask(wish);
        }
        list.then().statusCode(200);
        return list;
    }

    private Response ask(String wish) {
        return service.request().body("{" + wish + "}").post("/v1/recommendations");
    }
}
