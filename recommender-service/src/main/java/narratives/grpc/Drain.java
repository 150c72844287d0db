package narratives.grpc;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls that are being answered. A service that ends takes no more, and waits for these; what they need is taken down
 * after that.
 */
@ApplicationScoped
class Drain {
    /** First of all, no more calls are taken. */
    static final int FIRST = 1;

    /** Before anything that calls need is ended, which is done at the usual priority, 2500. */
    private static final int EARLY = 1000;

    /** As long as HTTP waits (quarkus.shutdown.timeout). */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long BREATH = Duration.ofMillis(5).toNanos();

    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean ending;

    /** Whether a call may begin; one that may must end. */
    boolean begin() {
        calls.incrementAndGet();
        if (ending) {
            calls.decrementAndGet();
            return false;
        }
        return true;
    }

    void end() {
        calls.decrementAndGet();
    }

    void takeNoMore(@Observes @Priority(FIRST) ShutdownEvent event) {
        ending = true;
    }

    void await(@Observes @Priority(EARLY) ShutdownEvent event) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (calls.get() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(BREATH);
        }
    }
}
