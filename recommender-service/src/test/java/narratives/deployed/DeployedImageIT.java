package narratives.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The packaged application with the command, the environment and the user of the image, on a folder that cannot be
 * written, over a PostgreSQL. There is no container engine here: what the image has beside it was not tried.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DeployedImageIT {
    private static final Duration ENOUGH = Duration.ofSeconds(Lifetime.secondsToEnd() + 10L);

    private Workshop workshop;
    private Database database;
    private Replica replica;

    @BeforeAll
    void start() throws Exception {
        workshop = Workshop.shared();
        database = Database.start(workshop);
        replica = Replica.start(workshop, database, Map.of());
        replica.awaitReady();
    }

    @AfterAll
    void end() throws Exception {
        if (replica != null) {
            replica.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void itRunsAsTheUserOfTheImageWithNoPowers() throws IOException {
        assumeTrue(workshop.canShutTheRoot(), "only root can become another user: the user was not tried");

        assertThat(replica.told("Uid").split("\\s+"))
                .containsOnly(workshop.image().user());
        assertThat(Long.parseLong(replica.told("CapBnd"), 16)).isZero();
        assertThat(Long.parseLong(replica.told("CapEff"), 16)).isZero();
        assertThat(replica.told("NoNewPrivs")).isEqualTo("1");
    }

    @Test
    void itsFolderCannotBeWrittenAndTmpCan() throws Exception {
        assertThat(inTheImage("test -w " + workshop.folder())).isNotZero();
        assertThat(inTheImage("touch " + workshop.folder() + "/x")).isNotZero();
        assertThat(inTheImage("touch /tmp/recommender-x && rm /tmp/recommender-x"))
                .isZero();
    }

    private int inTheImage(String command) throws Exception {
        return outcome(List.of("/bin/sh", "-c", command), Map.of());
    }

    private int outcome(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = workshop.prepared(command);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void theTrainedCacheIsAcceptedByTheJvm() throws Exception {
        List<String> version = List.of("--version");

        assertThat(outcome(workshop.commandWith("-XX:AOTMode=on", version), Map.of()))
                .isZero();

        List<String> broken = workshop.commandWith("-XX:AOTMode=on", version).stream()
                .map(word -> word.replace("recommender.aot", "quarkus-run.jar"))
                .toList();
        assertThat(outcome(broken, Map.of())).isNotZero();
    }

    @Test
    void theHealthCheckWorksWithoutCurlAndCanFail() throws Exception {
        List<String> check = workshop.image().healthCheck();

        assertThat(check).noneMatch(word -> word.contains("curl") || word.contains("wget"));
        assertThat(outcome(check, onPort(replica.ports().management()))).isZero();
        assertThat(outcome(check, onPort(Ports.oneFree()))).isNotZero();
        // There, but without this address: 404.
        assertThat(outcome(check, onPort(replica.ports().http()))).isNotZero();
    }

    private static Map<String, String> onPort(int port) {
        return Map.of("QUARKUS_MANAGEMENT_PORT", Integer.toString(port));
    }

    @Test
    void theProbesAndPrometheusFindTheirAddressesOnTheManagementPort() {
        JsonNode container = Repository.document(Repository.K8S.resolve("base").resolve("deployment.yaml"))
                .at("/spec/template/spec/containers/0");
        Stream.of("startupProbe", "readinessProbe", "livenessProbe").forEach(probe -> {
            assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
            String path = container.at("/" + probe + "/httpGet/path").asText();
            assertThat(replica.status(replica.management(path))).as(path).isEqualTo(200);
        });

        String metrics = Repository.document(Repository.K8S.resolve("base").resolve("service-monitor.yaml"))
                .at("/spec/endpoints/0/path")
                .asText();
        assertThat(replica.get(replica.management(metrics)).body()).contains("recommender_exposures_dropped_total");
        assertThat(Repository.document(Repository.DEPLOY.resolve("prometheus").resolve("prometheus.yml"))
                        .at("/scrape_configs/0/metrics_path")
                        .asText())
                .isEqualTo(metrics);
    }

    @Test
    void healthAndMetersAreOnTheManagementPortAlone() {
        Stream.of("/q/health", "/q/health/ready", "/q/health/live", "/q/metrics")
                .forEach(path -> {
                    assertThat(replica.status(replica.service(path))).as(path).isEqualTo(404);
                    assertThat(replica.status(replica.management(path)))
                            .as(path)
                            .isEqualTo(200);
                });
        assertThat(replica.status(replica.service("/v1/model"))).isEqualTo(200);
        assertThat(replica.status(replica.management("/v1/model"))).isEqualTo(404);
    }

    @Test
    void nobodyIsServedWithoutAKey() throws IOException {
        var nobody = (HttpURLConnection) replica.service("/v1/model").toURL().openConnection();

        assertThat(nobody.getResponseCode()).isEqualTo(401);
        assertThat(replica.status(replica.service("/v1/model"))).isEqualTo(200);
    }

    @Test
    void everyLineThatIsPrintedIsJson() throws Exception {
        try (Replica other = Replica.start(workshop, database, Map.of())) {
            other.awaitReady();
            other.terminate();
            other.awaitEnd(ENOUGH);

            ObjectMapper json = new ObjectMapper();
            List<String> lines = other.printed().lines().toList();
            assertThat(lines).isNotEmpty();
            for (String line : lines) {
                JsonNode entry = json.readTree(line);
                assertThat(entry.path("level").asText()).as(line).isNotEmpty();
                assertThat(entry.path("message").asText()).as(line).isNotEmpty();
                assertThat(entry.path("timestamp").asText()).as(line).isNotEmpty();
            }
        }
    }

    @Test
    void readinessFallsFirstAndCallsAreAnsweredUntilTheEnd() throws Exception {
        try (Replica other = Replica.start(workshop, database, Map.of())) {
            other.awaitReady();
            other.terminate();
            long told = System.nanoTime();
            while (other.isReady()) {
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(2));
                Thread.sleep(20);
            }

            Duration delay = Duration.parse("PT" + Repository.clusterSetting("quarkus.shutdown.delay"));
            int answered = 0;
            while (Duration.ofNanos(System.nanoTime() - told).compareTo(delay.minusSeconds(1)) < 0) {
                assertThat(other.post("/v1/recommendations", "{\"userId\": \"u-1\", \"count\": 3}")
                                .statusCode())
                        .isEqualTo(200);
                answered++;
            }
            assertThat(answered).isGreaterThan(10);
            assertThat(other.awaitEnd(ENOUGH)).isTrue();
        }
    }

    @Test
    void tracesArePossibleAndNameNobody() throws Exception {
        Path component = Repository.K8S.resolve("components").resolve("traces");
        try (SpanReceiver receiver = SpanReceiver.start()) {
            Map<String, String> settings = new java.util.HashMap<>(Settings.of(component));
            settings.putAll(sentTo(receiver));
            settings.put("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1.0");
            try (Replica traced = Replica.start(workshop, database, settings)) {
                traced.awaitReady();
                callWithCanaries(traced);
            }

            String spans = receiver.received();
            assertThat(spans).contains("/v1/users/{userId}", "/v1/recommendations", "/v1/feedback");
            assertThat(spans).doesNotContain("canary");
        }
        assertThat(Settings.of(component)).containsEntry("QUARKUS_OTEL_SDK_DISABLED", "false");
    }

    private static Map<String, String> sentTo(SpanReceiver receiver) {
        return Map.of(
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                receiver.address(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf");
    }

    private static void callWithCanaries(Replica traced) {
        assertThat(traced.put("/v1/users/canary-1?canary=1", "{}").statusCode()).isEqualTo(400);
        assertThat(traced.put("/v1/users/canary-1", "{}").statusCode()).isEqualTo(201);
        assertThat(traced.status(traced.service("/v1/users/canary-1"))).isEqualTo(200);
        assertThat(traced.status(traced.service("/v1/users/canary-2"))).isEqualTo(404);
        assertThat(traced.status(traced.service("/v1/users/canary-1:export"))).isEqualTo(200);
        assertThat(traced.status(traced.service("/v1/narratives?topic=canary"))).isPositive();
        assertThat(traced.status(traced.service("/canary"))).isEqualTo(404);
        assertThat(traced.post("/v1/recommendations", "{\"userId\": \"canary-1\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(traced.post(
                                "/v1/feedback",
                                "{\"eventId\": \"canary\", \"type\": \"rating\", \"userId\": \"canary-1\","
                                        + " \"narrativeId\": \"canary-n\", \"ratings\": {\"hopefulness\": 1}}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutBeingAskedForThereAreNoTraces() throws Exception {
        try (SpanReceiver receiver = SpanReceiver.start();
                Replica silent = Replica.start(workshop, database, sentTo(receiver))) {
            silent.awaitReady();
            silent.get(silent.service("/v1/model"));
            silent.terminate();
            silent.awaitEnd(ENOUGH);

            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void nothingIsLeftBehindInTheFolder() throws IOException {
        try (Stream<Path> all = Files.list(workshop.folder())) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "app",
                            "lib",
                            "quarkus",
                            "quarkus-app-dependencies.txt",
                            "quarkus-run.jar",
                            "recommender.aot");
        }
    }
}
