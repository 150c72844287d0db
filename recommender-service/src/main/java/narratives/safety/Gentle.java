package narratives.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;

/**
 * How somebody is treated who has said that a narrative distressed them.
 *
 * @param lasts since they said it
 * @param minSeverity from which severity on, 1 to 3
 * @param count as many narratives at most in a list, at least 1
 * @param prefer narratives of which any of these holds come before the others; empty: the order stays
 * @param aftercare narratives that come before all others, as far as they may be shown
 */
public record Gentle(Duration lasts, int minSeverity, int count, List<Condition> prefer, List<NarrativeId> aftercare) {
    /**
     * A week, and lists of three: a short time in which little is asked of somebody. Chosen by us; no study says how long
     * such distress lasts.
     */
    public static final Gentle USUAL = new Gentle(Duration.ofDays(7), 1, 3, List.of(), List.of());

    /**
     * Whether somebody is still treated so. What has no time lasts until it is taken back.
     *
     * @param at when it happened
     */
    public boolean applies(int severity, Optional<Instant> at, Instant now) {
        return severity >= minSeverity
                && at.map(then -> now.isBefore(then.plus(lasts))).orElse(true);
    }

    /** @throws IllegalArgumentException if it lasts no time, or a number is out of range */
    public Gentle {
        prefer = List.copyOf(prefer);
        aftercare = List.copyOf(aftercare);
        if (lasts.isNegative() || lasts.isZero() || minSeverity < 1 || minSeverity > 3 || count < 1) {
            throw new IllegalArgumentException(
                    "a gentle time lasts, begins at a severity of 1 to 3, and shows something");
        }
    }
}
