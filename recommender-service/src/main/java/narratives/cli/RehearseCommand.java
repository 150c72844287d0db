package narratives.cli;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import narratives.store.embedded.EmbeddedPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * {@code rehearse}: one short life of the service on a free port, with a few requests. A JVM that is told to remember it
 * ({@code -XX:AOTCacheOutput}) starts faster the next time. Used by the build, not by people.
 */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Starts the service, asks it a little, and stops it.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    private static final List<String> READS = List.of("/q/health/ready", "/v1/model", "/v1/narratives?pageSize=5");
    private static final String LIST = "/v1/recommendations";
    private static final String QUESTION = "{\"userId\":\"demo-reader-1\",\"count\":5}";
    /** Enough to meet the same code twice; chosen by us. */
    private static final int ROUNDS = 5;

    /** A service that is not ready by then teaches nothing; chosen by us. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "A folder that may be thrown away.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Override
    public Integer call() throws IOException {
        try (Ending ending = Ending.watch();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            Port port = Port.free();
            System.setProperty(
                    Readiness.MANAGEMENT_PORT, Integer.toString(Port.free().number()));
            Service.beside("rehearsal", () -> {
                boolean ready = new Readiness(port).await(PATIENCE);
                askAll(port);
                Quarkus.asyncExit(ready ? ExitCode.OK : ExitCode.SOFTWARE);
            });
            DatabaseSession session = DatabaseSession.of(postgres, () -> {});
            return ending.told() ? ExitCode.SOFTWARE : new Service(port, Port.free(), session, true).run();
        }
    }

    private static void askAll(Port port) {
        for (int round = 0; round < ROUNDS; round++) {
            READS.forEach(path -> ask(port, path, ""));
            ask(port, LIST, QUESTION);
        }
    }

    /** What is answered does not matter, nor whether. */
    private static void ask(Port port, String path, String body) {
        try {
            HttpURLConnection call = (HttpURLConnection) URI.create("http://127.0.0.1:" + port.number() + path)
                    .toURL()
                    .openConnection();
            if (!body.isEmpty()) {
                call.setDoOutput(true);
                call.setRequestProperty("Content-Type", "application/json");
                call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream answer = call.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                    ? call.getInputStream()
                    : InputStream.nullInputStream()) {
                answer.readAllBytes();
            }
        } catch (IOException e) {
            System.err.println("rehearse: " + path + " gave no answer: " + e);
        }
    }
}
