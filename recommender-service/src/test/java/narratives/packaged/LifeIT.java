package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Starting, being killed, starting again, and not starting. */
class LifeIT {
    private static final String WISH = "{\"userId\": \"demo-reader-1\", \"count\": 10, \"explain\": true}";

    @Test
    void aKilledServiceComesBackWithEverythingAndServesTheSameList() throws Exception {
        Path data = PackagedService.fresh("killed");
        PackagedService service = PackagedService.start(data);
        String position = service.request()
                .body("{\"eventId\": \"last word\", \"type\": \"rating\", \"userId\": \"demo-reader-1\","
                        + " \"narrativeId\": \"n-001\", \"ratings\": {\"hopefulness\": -1}}")
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .extract()
                .path("logPosition");
        String list = listAt(service, position);
        service.kill();

        try (PackagedService again = PackagedService.start(data)) {
            assertThat(listAt(again, position)).isEqualTo(list);
        }
    }

    /**
     * A list of the canonical state at a position. Just after a write a list may still stand on the state before it, with
     * the reader's own word laid over: right for the reader, but another state and so other digits.
     */
    private static String listAt(PackagedService service, String position) throws InterruptedException {
        for (int turn = 0; turn < 300; turn++) {
            JsonPath answer =
                    service.request().body(WISH).post("/v1/recommendations").jsonPath();
            if (position.equals(answer.getString("model.logPosition"))) {
                return answer.getString("items");
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the log was not followed to " + position);
    }

    @Test
    void withoutTheDemonstrationATenantIsEmptyAndReady() throws Exception {
        try (PackagedService service = PackagedService.start(PackagedService.fresh("empty"), "--no-demo")) {
            service.request()
                    .body(WISH)
                    .post("/v1/recommendations")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0))
                    .body("servedBy.tier", equalTo("cold-start"));
            service.request().get("/v1/questionnaire").then().statusCode(200).body("version", equalTo(1));
            service.request().get("/v1/instrument").then().statusCode(200).body("version", equalTo(1));
        }
    }

    @Test
    void aWrongSettingStopsTheStartWithASentenceThatNamesIt() throws Exception {
        String said = refused(
                List.of("-Drecommender.log.batch=0"),
                List.of("start", "--port", "0", "--grpc-port", "0", "--data", folder()));

        assertThat(said).contains("recommender.log.batch");
    }

    @Test
    void aSettingThatDoesNotExistStopsTheStartWithASentenceThatNamesIt() throws Exception {
        String said = refused(
                List.of("-Drecommender.log.bacth=5"),
                List.of("start", "--port", "0", "--grpc-port", "0", "--data", folder()));

        assertThat(said).contains("recommender.log.bacth");
    }

    @Test
    void aBusyPortIsOneClearLine() throws Exception {
        String port = PackagedService.shared().address().replaceFirst(".*:", "");

        String said = refused(List.of(), List.of("start", "--port", port, "--grpc-port", "0", "--data", folder()));

        assertThat(said.lines().findFirst().orElseThrow()).contains(port).contains("in use");
    }

    private static String folder() throws IOException {
        return PackagedService.fresh("refused").toString();
    }

    private static String refused(List<String> options, List<String> arguments) throws Exception {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "refused", ".txt");
        Process process = PackagedService.run(output, options, arguments);
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return Files.readString(output);
    }
}
