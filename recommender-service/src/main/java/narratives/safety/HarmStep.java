package narratives.safety;

import java.time.Instant;
import narratives.catalog.NarrativeId;

/**
 * That something else was done about a narrative than before, and on which evidence.
 *
 * @param readers who had said something, since it was last cleared
 * @param harmed how many of them it had left worse
 * @param mean of the rate of readers whom it leaves worse
 * @param low the rate is above this with a probability of 95 %
 * @param high the rate is below this with a probability of 95 %
 */
public record HarmStep(
        NarrativeId narrative,
        HarmLevel level,
        int readers,
        double harmed,
        double mean,
        double low,
        double high,
        Instant noticedAt) {
    /** The probability below the lower bound. */
    public static final double LOW = .05;

    /** The probability below the upper bound. */
    public static final double HIGH = .95;
}
