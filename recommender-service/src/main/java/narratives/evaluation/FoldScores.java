package narratives.evaluation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.evaluation.measure.Unfairness;

/**
 * What one method did on one fold, as sums that add up over folds.
 *
 * @param sums by the name of the metric
 * @param shown how often each narrative stood in a list
 * @param rated each rating with what was foretold; empty if there are no groups of people to compare
 * @param people how many were asked about
 * @param withoutRelevant how many of them have nothing relevant held out, and so no list that could be right
 * @param fitSeconds to learn
 * @param testSeconds to foretell the ratings, and to make the lists
 * @param peakBytes the most memory that was in use while it learned
 */
@SuppressWarnings("ArrayRecordComponent")
public record FoldScores(
        SortedMap<String, PersonSums> sums,
        long[] shown,
        List<Unfairness.Rated> rated,
        int people,
        int withoutRelevant,
        double fitSeconds,
        double testSeconds,
        long peakBytes) {
    public FoldScores {
        sums = new TreeMap<>(sums);
        shown = shown.clone();
        rated = List.copyOf(rated);
    }
}
