package narratives.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import narratives.store.embedded.EmbeddedPostgres;

/**
 * One replica: a process of the packaged application that connects to the database through the link, and is started anew
 * whenever it ends.
 */
final class Member implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final String name;
    private final int port;
    private final int grpcPort;
    private final ProcessBuilder command;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private Process process;
    private int starts = 1;
    private boolean wanted = true;

    private Member(String name, int port, int grpcPort, ProcessBuilder command) throws IOException {
        this.name = name;
        this.port = port;
        this.grpcPort = grpcPort;
        this.command = command;
        this.process = command.start();
    }

    static Member start(String name, EmbeddedPostgres postgres, Link link, File output) throws IOException {
        int port = freePort();
        int grpcPort = freePort();
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Starts fast on few processors; how fast it serves is not what is asked here.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx384m",
                        "-Drecommender.training.every=30s",
                        "-jar",
                        JAR.toString(),
                        "start",
                        "--port",
                        Integer.toString(port),
                        "--grpc-port",
                        Integer.toString(grpcPort),
                        "--database-url",
                        postgres.jdbcUrl().replaceFirst(":\\d+/", ":" + link.port() + "/"),
                        "--database-user",
                        postgres.serviceUser())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        command.environment().put("RECOMMENDER_DATABASE_PASSWORD", postgres.servicePassword());
        return new Member(name, port, grpcPort, command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    int grpcPort() {
        return grpcPort;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    synchronized List<ProcessHandle> processes() {
        return List.of(process.toHandle());
    }

    /** Starts it again if it has ended, as a cluster does; tells whether it had. */
    synchronized boolean revive() throws IOException {
        if (!wanted || process.isAlive()) {
            return false;
        }
        process = command.start();
        starts++;
        return true;
    }

    synchronized int starts() {
        return starts;
    }

    boolean isReady() {
        try {
            return send("GET", "/q/health/ready", "", Duration.ofSeconds(1)).statusCode() == 200;
        } catch (IOException notNow) {
            return false;
        }
    }

    HttpResponse<String> send(String method, String path, String body, Duration patience) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(at(path))
                            .header("Content-Type", "application/json")
                            .timeout(patience)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Asks for JSON that must come. */
    JsonNode ask(String method, String path, String body) throws IOException {
        HttpResponse<String> answer = send(method, path, body, Duration.ofSeconds(10));
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public synchronized void close() {
        wanted = false;
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
