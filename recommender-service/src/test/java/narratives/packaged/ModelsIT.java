package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator takes a published model out of use beside the running service. */
class ModelsIT {
    @Test
    void aServiceGoesBackWithinAMinuteWhenItsModelIsWithdrawn() throws Exception {
        Path data = PackagedService.fresh("models");
        try (PackagedService service = PackagedService.start(data)) {
            String first = version(service);
            rate(service);
            train(service);
            String second = version(service);
            assertThat(second).isNotEqualTo(first);

            String withdrawn = models(service, 0, "withdraw", second);

            assertThat(withdrawn).contains("Replicas go back");
            awaitVersion(service, first);
            assertThat(models(service, 0, "list"))
                    .contains(first)
                    .contains("good")
                    .containsPattern(second + ".*withdrawn");
            assertThat(models(service, 1, "withdraw", first)).contains("it is the only good model");
            assertThat(models(service, 1, "withdraw", "none-such")).contains("no good model of this version");
            models(service, 0, "reinstate", second);
            awaitVersion(service, second);
        }
    }

    private static String version(PackagedService service) {
        return service.request().get("/v1/model").jsonPath().getString("version");
    }

    private static void rate(PackagedService service) {
        service.request().body("{}").put("/v1/users/u-new").then().statusCode(201);
        service.request()
                .body("{\"eventId\": \"e-new\", \"type\": \"rating\", \"userId\": \"u-new\","
                        + " \"narrativeId\": \"n-001\", \"ratings\": {\"hopefulness\": 2}}")
                .post("/v1/feedback")
                .then()
                .statusCode(201);
    }

    private static void train(PackagedService service) throws InterruptedException {
        String operation = service.request().post("/v1/model:train").header("Location");
        for (int turn = 0; turn < 600; turn++) {
            JsonPath state = service.request().get(operation).jsonPath();
            if (state.getString("state").equals("succeeded")) {
                return;
            }
            assertThat(state.getString("state")).isEqualTo("running");
            Thread.sleep(100);
        }
        throw new AssertionError("the training does not end");
    }

    private static void awaitVersion(PackagedService service, String version) throws InterruptedException {
        for (int turn = 0; !version(service).equals(version); turn++) {
            assertThat(turn).as("tenths of a second").isLessThan(600);
            Thread.sleep(100);
        }
    }

    private static String models(PackagedService service, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "models", ".txt");
        List<String> verb = new ArrayList<>(List.of("models"));
        verb.addAll(List.of(arguments));
        verb.addAll(List.of("--data", service.data().toString()));
        Process process = PackagedService.run(output, List.of(), verb);
        assertThat(process.waitFor()).as(Files.readString(output)).isEqualTo(exitCode);
        return Files.readString(output);
    }
}
