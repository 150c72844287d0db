package narratives.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the process back while it is told to end (Ctrl-C, SIGTERM) until the main thread has cleaned up behind the
 * service: the JVM halts as soon as its shutdown hooks are through, whatever the main thread is doing.
 */
final class Ending implements AutoCloseable {
    /** Draining and stopping PostgreSQL take seconds at most; chosen by us, longer than both are given. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final CountDownLatch clean = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "ending");
    private volatile boolean told;

    private Ending() {}

    static Ending watch() {
        Ending ending = new Ending();
        try {
            Runtime.getRuntime().addShutdownHook(ending.hook);
        } catch (IllegalStateException e) {
            ending.told = true; // it was told while it was still reading its arguments
        }
        return ending;
    }

    /** Whether the process has been told to end. */
    boolean told() {
        return told;
    }

    /** All is clean. */
    @Override
    public void close() {
        clean.countDown();
    }

    private void hold() {
        told = true;
        try {
            if (!clean.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("recommender: the service did not stop within " + PATIENCE.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
