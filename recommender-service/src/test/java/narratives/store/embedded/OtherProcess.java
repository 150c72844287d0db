package narratives.store.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** Another JVM that uses a data folder until it is told to leave, or is killed. */
final class OtherProcess {
    private final Process process;
    private final BufferedReader output;
    private String jdbcUrl = "";

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** One that has the server running. */
    static OtherProcess using(Path data) throws IOException {
        OtherProcess other = launch(data);
        other.jdbcUrl();
        return other;
    }

    /** One that is on its way. */
    static OtherProcess launch(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                data.toString());
        return new OtherProcess(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Where its server is; waits until it runs. */
    String jdbcUrl() {
        try {
            if (jdbcUrl.isEmpty()) {
                jdbcUrl = Objects.requireNonNull(output.readLine(), "the process ended early");
            }
            return jdbcUrl;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void leave() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** Ends it at once, like kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String... arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]))) {
            System.out.println(postgres.jdbcUrl());
            System.in.readAllBytes();
        }
    }
}
