package narratives.packaged;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of the packaged application with a PostgreSQL of its own, as {@code ./recommender start} makes it. */
final class PackagedService implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    /** A first start makes a database and trains a model; on a busy machine that takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What the shared one keeps ready; fitted in no time. */
    private static final String COMPARATORS = "bias,popularity,taste-rating-sgd";

    private static @Nullable PackagedService shared;

    private final Process process;
    private final int port;
    private final int grpcPort;
    private final Path data;
    private final Path output;

    private PackagedService(Process process, int port, int grpcPort, Path data, Path output) {
        this.process = process;
        this.port = port;
        this.grpcPort = grpcPort;
        this.data = data;
        this.output = output;
    }

    /** One with the demonstration collection that all tests share which do not disturb each other. */
    static synchronized PackagedService shared() {
        PackagedService made = shared;
        if (made == null) {
            try {
                made = start(List.of("-Drecommender.algorithms=" + COMPARATORS), fresh("shared"));
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException("the packaged application does not start", broken);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
            shared = made;
        }
        return made;
    }

    /** A data folder that is not there yet. */
    static Path fresh(String name) throws IOException {
        Path folders = Files.createDirectories(Path.of("target", "packaged"));
        return Files.createTempDirectory(folders.toAbsolutePath(), name).resolve("data");
    }

    /** Starts one on a data folder and waits until it is ready. */
    static PackagedService start(Path data, String... flags) throws IOException, InterruptedException {
        return start(List.of(), data, flags);
    }

    /** The same, with options for the JVM. */
    static PackagedService start(List<String> options, Path data, String... flags)
            throws IOException, InterruptedException {
        int port = freePort();
        int grpcPort = freePort();
        List<String> command = new ArrayList<>(
                List.of("start", "--port", "" + port, "--grpc-port", "" + grpcPort, "--data", data.toString()));
        command.addAll(List.of(flags));
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "output", ".txt");
        PackagedService service = new PackagedService(run(output, options, command), port, grpcPort, data, output);
        service.awaitReady();
        return service;
    }

    /** Runs the program with arguments, its output in a file. */
    static Process run(Path output, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("not ready:\n" + Files.readString(output));
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection call = (HttpURLConnection)
                    URI.create(address() + "/q/health/ready").toURL().openConnection();
            call.setConnectTimeout(1000);
            call.setReadTimeout(2000);
            return call.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    int grpcPort() {
        return grpcPort;
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /** What it has printed. */
    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A request to it, of JSON. */
    RequestSpecification request() {
        return RestAssured.given(new RequestSpecBuilder()
                .setBaseUri(address())
                .setContentType(ContentType.JSON)
                .build());
    }

    /** Takes its life without a warning. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Tells it to end, and does not wait. */
    void terminate() {
        process.destroy();
    }

    /** Tells it to end and waits; PostgreSQL ends with it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
