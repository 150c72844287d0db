package narratives.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * Holds callers to their rates, each by one number: the time at which their bucket would be full again (the generic cell
 * rate algorithm, ITU-T I.371). All of a window's requests may come at once; then one comes free every window / requests.
 * Thread-safe.
 */
final class Rates {
    private final Map<String, AtomicLong> fullAgain = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /** @param nanos a clock that never goes back, such as {@code System::nanoTime} */
    Rates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Takes one request from a caller's bucket.
     *
     * @throws RecommenderException with RATE_LIMITED if it is empty
     */
    Quota take(String caller, Rate rate) {
        long window = rate.window().toNanos();
        long one = Math.max(1, window / rate.requests());
        AtomicLong full = fullAgain.computeIfAbsent(caller, unseen -> new AtomicLong(nanos.getAsLong()));
        while (true) {
            long now = nanos.getAsLong();
            long had = full.get();
            long until = Math.max(0, had - now) + one;
            if (until > window) {
                throw RecommenderException.retryable(
                        ErrorCode.RATE_LIMITED, ErrorCode.RATE_LIMITED.title(), Duration.ofNanos(until - window));
            }
            if (full.compareAndSet(had, now + until)) {
                long remaining = Math.min(rate.requests(), (window - until) / one);
                return new Quota(rate.requests(), rate.window(), remaining, Duration.ofNanos(until));
            }
        }
    }

    /** Forgets whose bucket is full: nothing is lost. */
    void forgetTheIdle() {
        long now = nanos.getAsLong();
        fullAgain.values().removeIf(full -> full.get() - now <= 0);
    }

    int remembered() {
        return fullAgain.size();
    }
}
