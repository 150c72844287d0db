package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys and tenants by the command line, and what the packaged service makes of them. */
class CredentialsIT {
    private final Path data = PackagedService.fresh("credentials");

    CredentialsIT() throws IOException {}

    /** What a verb said, and how it ended. */
    private record Said(int exitCode, String text) {}

    private Said said(List<String> options, String... verb) throws Exception {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "said", ".txt");
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of("--data", data.toString()));
        Process process = PackagedService.run(output, options, arguments);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(output));
    }

    private Said said(String... verb) throws Exception {
        return said(List.of(), verb);
    }

    private static int status(PackagedService service, String key) {
        return RestAssured.given()
                .baseUri(service.address())
                .header("Authorization", "Bearer " + key)
                .get("/v1/model")
                .statusCode();
    }

    private static void await(int expected, PackagedService service, String key) throws InterruptedException {
        for (int i = 0; i < 200 && status(service, key) != expected; i++) {
            Thread.sleep(100);
        }
        assertThat(status(service, key)).isEqualTo(expected);
    }

    private static String key(Said said) {
        assertThat(said.exitCode()).as(said.text()).isZero();
        return said.text()
                .lines()
                .filter(line -> line.startsWith("nrk_"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDoorClosesWithTheFirstKeyAndNeverOpensAgain() throws Exception {
        try (PackagedService service = PackagedService.start(data, "--no-demo")) {
            assertThat(status(service, "none")).isEqualTo(200);

            String key = key(said("keys", "create", "--name", "test", "--scopes", "serve"));

            await(401, service, "none");
            assertThat(status(service, key)).isEqualTo(200);
            assertThat(said("keys", "list").text())
                    .contains(key.substring(0, 16))
                    .doesNotContain(key);

            Said again = said("keys", "revoke", key.substring(0, 16));
            assertThat(again.exitCode()).isZero();
            await(401, service, key);
            assertThat(status(service, "none")).isEqualTo(401);
            assertThat(service.printed()).doesNotContain(key.substring(17));
        }
        try (PackagedService service = PackagedService.start(data, "--no-demo")) {
            assertThat(status(service, "none")).isEqualTo(401);
        }
    }

    @Test
    void aTenantComesAndGoesWhileTheServiceRuns() throws Exception {
        try (PackagedService service = PackagedService.start(data, "--no-demo")) {
            assertThat(said("tenants", "create", "acme").exitCode()).isZero();
            String key = key(said("keys", "create", "--tenant", "acme", "--name", "test", "--scopes", "serve,curate"));
            await(200, service, key);
            assertThat(said("tenants", "create", "acme").text()).contains("there is a tenant acme already");

            Path export = data.resolveSibling("acme.ndjson");
            Said exported = said("tenants", "export", "acme", export.toString());
            assertThat(exported.exitCode()).as(exported.text()).isZero();
            assertThat(Files.readString(export))
                    .contains("\"table\":\"questionnaire\"")
                    .doesNotContain("hash");
            assertThat(said("tenants", "remove", "acme", "--yes", "another").exitCode())
                    .isEqualTo(2);
            Said removed = said("tenants", "remove", "acme", "--yes", "acme");

            assertThat(removed.exitCode()).as(removed.text()).isZero();
            await(401, service, key);
            assertThat(said("tenants", "list").text()).contains("default").doesNotContain("acme");
        }
    }

    @Test
    void beyondThisMachineItListensOnlyWithACredential() throws Exception {
        Said refused = said("start", "--host", "0.0.0.0", "--port", "0", "--no-demo");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text()).contains("no credential is configured").doesNotContain("Ready");

        Said mistyped = said(
                List.of("-Drecommender.first-key=nrk_mistyped"),
                "start",
                "--host",
                "0.0.0.0",
                "--port",
                "0",
                "--no-demo");
        assertThat(mistyped.exitCode()).isEqualTo(1);
        assertThat(mistyped.text()).contains("the first key is no key").doesNotContain("mistyped\"");

        Path file = data.resolveSibling("first-key");
        Files.writeString(file, generated() + "\n");
        try (PackagedService service = PackagedService.start(
                List.of("-Drecommender.first-key-file=" + file), data, "--host", "0.0.0.0", "--no-demo")) {
            assertThat(status(service, "none")).isEqualTo(401);
            assertThat(status(service, Files.readString(file).strip())).isEqualTo(200);
        }
    }

    private static String generated() throws Exception {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "said", ".txt");
        Process process = PackagedService.run(output, List.of(), List.of("keys", "generate"));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return key(new Said(process.exitValue(), Files.readString(output)));
    }
}
