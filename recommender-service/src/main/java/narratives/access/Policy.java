package narratives.access;

import java.time.Duration;
import java.util.Optional;

/**
 * What an operator has decided for a tenant.
 *
 * @param keyRate what one key may do, on each replica
 * @param personRate what one person may do by browser tokens, on each replica
 * @param maxBodyBytes the largest body that is taken; a call's own limit may be smaller
 * @param tokenLifetime how long a browser token lives at most
 * @param exposuresKept how long served lists are kept; empty for good
 */
public record Policy(
        Rate keyRate, Rate personRate, long maxBodyBytes, Duration tokenLifetime, Optional<Duration> exposuresKept) {
    /** The longest that any tenant may choose: a token cannot be taken back one by one. */
    public static final Duration LONGEST_TOKEN = Duration.ofHours(1);

    /** As large as an import may be. */
    public static final long LARGEST_BODY = 512L << 20;

    /**
     * Chosen by us: a key serves a whole frontend, so its rate only stops a runaway (500 a second); a person reads, so two
     * a second is far more than one can.
     */
    public static final Policy DEFAULT = new Policy(
            new Rate(30_000, Duration.ofMinutes(1)),
            new Rate(120, Duration.ofMinutes(1)),
            LARGEST_BODY,
            LONGEST_TOKEN,
            Optional.empty());

    /** A list can be read back, and its pages asked for, for a day at least. */
    public static final Duration SHORTEST_KEPT = Duration.ofDays(1);

    /** A hundred years, as good as for good. */
    public static final Duration LONGEST_KEPT = Duration.ofDays(36_500);

    public Policy {
        if (exposuresKept
                .filter(kept -> kept.compareTo(SHORTEST_KEPT) < 0 || kept.compareTo(LONGEST_KEPT) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("served lists are kept for 1 to " + LONGEST_KEPT.toDays() + " days");
        }
        if (maxBodyBytes < 1 || maxBodyBytes > LARGEST_BODY) {
            throw new IllegalArgumentException(
                    "maxBodyBytes is " + maxBodyBytes + "; must be within 1.." + LARGEST_BODY);
        }
        if (tokenLifetime.compareTo(Duration.ofMinutes(1)) < 0 || tokenLifetime.compareTo(LONGEST_TOKEN) > 0) {
            throw new IllegalArgumentException("a token lives 60 to " + LONGEST_TOKEN.toSeconds() + " seconds");
        }
    }
}
