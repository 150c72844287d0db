package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person is forgotten by the whole service, and stays so after a restart and after a restore. */
class ForgettingIT {
    private static final String CANARY = "canary-9b2d";

    @Test
    void anErasureEndsWithAReceiptAndIsInForceAfterARestart() throws Exception {
        Path data = PackagedService.fresh("forgetting");
        String version;
        try (PackagedService service = PackagedService.start(data)) {
            tell(service);
            JsonPath receipt = erase(service);
            version = receipt.getString("result.modelVersion");

            assertThat(receipt.getString("result.events")).isEqualTo("2");
            assertThat(receipt.getString("result.rows")).isEqualTo("4");
            isGone(service);
            assertThat(service.printed()).doesNotContain(CANARY);
            assertThat(service.request().get("/q/metrics").asString()).doesNotContain(CANARY);
        }
        try (PackagedService again = PackagedService.start(data)) {
            isGone(again);
            lift(again);
            again.request().body("{}").put("/v1/users/" + CANARY).then().statusCode(201);
            again.request().get("/v1/model").then().body("version", equalTo(version));
        }
    }

    @Test
    void whoWasErasedAfterTheBackupIsErasedAgainBeforeAnybodyIsAnswered() throws Exception {
        Path data = PackagedService.fresh("restored");
        Path list = data.resolveSibling("erasures.ndjson");
        Path backup = data.resolveSibling("backup");
        List<String> listing = List.of("-Drecommender.erasures.list=" + list);
        try (PackagedService service = PackagedService.start(listing, data, "--no-demo")) {
            service.request().body("{\"contentWarnings\": []}").put("/v1/narratives/n-001");
            tell(service);
        }
        copy(data, backup);
        try (PackagedService service = PackagedService.start(listing, data, "--no-demo")) {
            erase(service);
            service.request().body("{}").put("/v1/users/later").then().statusCode(201);
            service.request().delete("/v1/users/later").then().statusCode(202);
            awaitLines(list, 2);
        }
        Path control = data.resolveSibling("control");
        copy(backup, control);

        try (PackagedService restored = PackagedService.start(listing, backup, "--no-demo");
                PackagedService unlisted = PackagedService.start(control, "--no-demo")) {
            isGone(restored);
            restored.request()
                    .body(
                            "{\"eventId\": \"late\", \"type\": \"view\", \"userId\": \"later\", \"narrativeId\": \"n-001\"}")
                    .post("/v1/feedback?createUser=true")
                    .then()
                    .statusCode(410);
            unlisted.request().get("/v1/users/" + CANARY).then().statusCode(200);
            assertThat(Files.readString(list)).doesNotContain(CANARY).doesNotContain("later");
            assertThat(Files.readAllLines(list)).hasSize(2);
        }
    }

    private static void tell(PackagedService service) {
        service.request().body("{}").put("/v1/users/" + CANARY).then().statusCode(201);
        for (int hopefulness = 1; hopefulness <= 2; hopefulness++) {
            service.request()
                    .body("{\"eventId\": \"" + CANARY + hopefulness + "\", \"type\": \"rating\", \"userId\": \""
                            + CANARY + "\", \"narrativeId\": \"n-001\", \"ratings\": {\"hopefulness\": " + hopefulness
                            + "}}")
                    .post("/v1/feedback")
                    .then()
                    .statusCode(201);
        }
    }

    private static JsonPath erase(PackagedService service) throws InterruptedException {
        Response begun = service.request().delete("/v1/users/" + CANARY);
        begun.then().statusCode(202).body("kind", equalTo("erase"));
        String operation = begun.header("Location");
        for (int turn = 0; turn < 600; turn++) {
            JsonPath state = service.request().get(operation).jsonPath();
            if (state.getString("state").equals("succeeded")) {
                return state;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the erasure does not end");
    }

    private static void isGone(PackagedService service) {
        service.request().get("/v1/users/" + CANARY).then().statusCode(410).body("code", equalTo("USER_ERASED"));
        service.request().get("/v1/users/" + CANARY + ":export").then().statusCode(410);
        service.request()
                .body("{\"eventId\": \"late\", \"type\": \"view\", \"userId\": \"" + CANARY
                        + "\", \"narrativeId\": \"n-001\"}")
                .post("/v1/feedback?createUser=true")
                .then()
                .statusCode(410);
        service.request()
                .body("{\"userId\": \"" + CANARY + "\"}")
                .post("/v1/recommendations")
                .then()
                .statusCode(200)
                .body("servedBy.tier", equalTo("cold-start"));
    }

    private static void lift(PackagedService service) throws Exception {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "lift", ".txt");
        Process lifting = PackagedService.run(
                output,
                List.of(),
                List.of("erasures", "lift", "--data", service.data().toString()));
        try (Writer ids = new OutputStreamWriter(lifting.getOutputStream(), StandardCharsets.UTF_8)) {
            ids.write(CANARY + "\n");
        }
        assertThat(lifting.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("may be used again").doesNotContain(CANARY);
    }

    private static void awaitLines(Path list, int lines) throws IOException, InterruptedException {
        for (int turn = 0; Files.readAllLines(list).size() < lines; turn++) {
            assertThat(turn).isLessThan(300);
            Thread.sleep(100);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
