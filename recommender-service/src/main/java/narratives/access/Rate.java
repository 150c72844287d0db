package narratives.access;

import java.time.Duration;

/** So many requests in so long. */
public record Rate(long requests, Duration window) {
    private static final long MOST = 10_000_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    public Rate {
        if (requests < 1 || requests > MOST) {
            throw new IllegalArgumentException("requests is " + requests + "; must be within 1.." + MOST);
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window is 1 s to 1 h");
        }
    }
}
