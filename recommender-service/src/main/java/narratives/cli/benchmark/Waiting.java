package narratives.cli.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits, though not for ever, and no longer once the process has been told to end.
 *
 * @param told whether it has been told
 */
record Waiting(BooleanSupplier told) {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Something that comes about by itself. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** @throws NotMeasured if it does not come about in time, or nobody wants it any more */
    void until(String what, Duration patience, Condition condition) throws IOException {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            goOn();
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new NotMeasured(what + " took more than " + patience.toSeconds() + " s.");
            }
            pause(PAUSE);
        }
    }

    void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    void goOn() {
        if (told.getAsBoolean()) {
            throw stopped();
        }
    }

    private static NotMeasured stopped() {
        return new NotMeasured("Stopped; what was measured is not kept.");
    }
}
