package narratives.deployed;

import static narratives.deployed.Manifest.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One replica of the service: the command, user and environment of the image, the arguments and variables that the
 * Deployment gives it, on ports of its own.
 */
final class Replica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Process process;
    private final Path output;
    private final Ports ports;
    private final String authorization;

    private Replica(Process process, Path output, Ports ports, String authorization) {
        this.process = process;
        this.output = output;
        this.ports = ports;
        this.authorization = authorization;
    }

    /** Starts one on free ports; more variables win over those of the Deployment. */
    static Replica start(Workshop workshop, Database database, Map<String, String> more) throws IOException {
        return start(workshop, database, Ports.free(), more);
    }

    static Replica start(Workshop workshop, Database database, Ports ports, Map<String, String> more)
            throws IOException {
        JsonNode container = Repository.document(Repository.K8S.resolve("base").resolve("deployment.yaml"))
                .at("/spec/template/spec/containers/0");
        Path folders = Files.createDirectories(Path.of("target", "deployed"));
        Path output = Files.createTempFile(folders.toAbsolutePath(), "replica", ".log");
        ProcessBuilder builder = workshop.prepared(workshop.command(arguments(container, database, ports)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment(container));
        builder.environment()
                .put("RECOMMENDER_DATABASE_PASSWORD", database.postgres().servicePassword());
        builder.environment()
                .put("RECOMMENDER_FIRST_KEY_FILE", database.keyFile().toString());
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management()));
        builder.environment().putAll(more);
        return new Replica(builder.start(), output, ports, "Bearer " + database.key());
    }

    private static List<String> arguments(JsonNode container, Database database, Ports ports) {
        Map<String, String> here =
                Map.of("8080", Integer.toString(ports.http()), "9001", Integer.toString(ports.grpc()));
        return database.arguments(container).stream()
                .map(argument -> here.getOrDefault(argument, argument))
                .toList();
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new HashMap<>(Settings.of(Repository.K8S.resolve("base")));
        elements(container.path("env"))
                .filter(variable -> variable.has("value"))
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError("not ready:\n" + printed());
            }
            Thread.sleep(20);
        }
    }

    boolean isReady() {
        return status(management("/q/health/ready")) == 200;
    }

    /** 0 if there is no answer. */
    int status(URI address) {
        try {
            return get(address).statusCode();
        } catch (AssertionError noAnswer) {
            return 0;
        }
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET().timeout(Duration.ofSeconds(5)));
    }

    HttpResponse<String> put(String path, String json) {
        return send(HttpRequest.newBuilder(service(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(service(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** With the key, which health and meters do not look at. */
    private HttpResponse<String> send(HttpRequest.Builder unauthorized) {
        HttpRequest request =
                unauthorized.header("Authorization", authorization).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(request + " gets no answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    URI service(String path) {
        return URI.create("http://127.0.0.1:" + ports.http() + path);
    }

    URI management(String path) {
        return URI.create("http://127.0.0.1:" + ports.management() + path);
    }

    Ports ports() {
        return ports;
    }

    /** What callers say in {@code Authorization}. */
    String authorization() {
        return authorization;
    }

    /** A line of what Linux tells of the process, such as {@code VmRSS}. */
    String told(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .findFirst()
                .orElseThrow()
                .substring(key.length() + 1)
                .strip();
    }

    long rssMegabytes() throws IOException {
        return Long.parseLong(told("VmRSS").replaceAll("\\D", "")) / 1024;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it to end, as a cluster does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    String printed() {
        return Repository.text(output);
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!awaitEnd(Duration.ofSeconds(60))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
