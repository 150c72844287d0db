package narratives.access;

import java.time.Duration;

/**
 * A rate that a caller is held to.
 *
 * @param limit requests in a window
 * @param window how long it is
 * @param remaining how many may be made now
 * @param reset after how long all of them may be made again
 */
public record Quota(long limit, Duration window, long remaining, Duration reset) {
    public Quota {
        if (limit < 1 || remaining < 0 || remaining > limit || window.isNegative() || reset.isNegative()) {
            throw new IllegalArgumentException("not a quota: " + remaining + " of " + limit);
        }
    }
}
