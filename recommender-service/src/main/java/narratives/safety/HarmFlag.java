package narratives.safety;

import java.util.Optional;
import narratives.catalog.NarrativeId;

/**
 * What is done about a narrative that seems to do harm, and why.
 *
 * @param readers who have said something of it, since it was last cleared
 * @param harmed how many of them it left worse; whoever only left early counts as a quarter
 * @param expected the rate that was expected before anybody said anything, from narratives with the same warnings
 * @param rate of readers whom it leaves worse
 * @param review the last one
 */
public record HarmFlag(
        NarrativeId narrative,
        HarmLevel level,
        int readers,
        double harmed,
        double expected,
        Beta rate,
        Optional<Review> review) {}
