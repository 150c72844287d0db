package narratives.store.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of PostgreSQL with its arguments, run to its end.
 *
 * @param words the program and its arguments
 * @param input what it reads
 */
record Command(List<String> words, String input) {
    Command {
        words = List.copyOf(words);
    }

    static Command of(String... words) {
        return new Command(List.of(words), "");
    }

    Command reading(String text) {
        return new Command(words, text);
    }

    /** The same command behind others, such as one that changes the user. */
    Command behind(List<String> prefix) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return new Command(all, input);
    }

    /** How it ended, and all that it said. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    Result run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // A person's own PostgreSQL settings are not meant for this server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while PostgreSQL was starting or stopping.", e);
        }
    }
}
