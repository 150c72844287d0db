package narratives.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import narratives.store.embedded.EmbeddedPostgres;

/** A process that was started here and is ended here, whatever happens. */
final class Child implements AutoCloseable {
    /** A service drains for 10 s and then stops its PostgreSQL; chosen by us, longer than both. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int LAST_LINES = 5;

    private final String verb;
    private final Process process;
    private final Workplace place;

    Child(String verb, Process process, Workplace place) {
        this.verb = verb;
        this.process = process;
        this.place = place;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** Processor time used up to now; empty where the platform does not tell. */
    Optional<Duration> processorTime() {
        return process.info().totalCpuDuration();
    }

    /** What it has to say for itself, if it ended against expectation. */
    NotMeasured endedEarly() {
        return new NotMeasured("\"recommender " + verb + "\" ended with " + exitCode() + "; its last words: "
                + String.join(" | ", lastLines()));
    }

    private List<String> lastLines() {
        try {
            List<String> lines = Files.readString(place.printed())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        process.onExit().join();
        // Its PostgreSQL runs on: it is taken over here, and stops because nobody else uses it.
        EmbeddedPostgres.start(place.data()).close();
    }
}
