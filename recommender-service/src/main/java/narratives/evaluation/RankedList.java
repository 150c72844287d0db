package narratives.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Measures of one person's list as trec_eval defines them.
 *
 * @param gains of the narratives in the list, first place first; 0 is not relevant
 * @param judged the gains of all that the person judged, in the list or not
 */
record RankedList(List<Double> gains, Collection<Double> judged) {
    RankedList {
        gains = List.copyOf(gains);
        judged = List.copyOf(judged);
    }

    /** How many of the judged are relevant. */
    long relevant() {
        return judged.stream().filter(gain -> gain > 0).count();
    }

    /** Hits among the first k, divided by k even if the list is shorter. */
    double precision(int k) {
        return (double) hits(k) / k;
    }

    /** Hits among the first k, divided by all that are relevant. */
    double recall(int k) {
        return (double) hits(k) / relevant();
    }

    /** The sum of precision at each hit among the first k, divided by all that are relevant. */
    double averagePrecision(int k) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(k, gains.size()); rank++) {
            if (gains.get(rank - 1) > 0) {
                sum += precision(rank);
            }
        }
        return sum / relevant();
    }

    /** 1 / the rank of the first hit among the first k; 0 without one. */
    double reciprocalRank(int k) {
        for (int rank = 1; rank <= Math.min(k, gains.size()); rank++) {
            if (gains.get(rank - 1) > 0) {
                return 1.0 / rank;
            }
        }
        return 0;
    }

    /** Linear gain / log2(rank + 1), summed and divided by that of the best order of all judged. */
    double ndcg(int k) {
        double[] ideal = judged.stream().mapToDouble(gain -> -gain).sorted().toArray();
        List<Double> best = Arrays.stream(ideal).mapToObj(gain -> -gain).toList();
        return discounted(gains, k) / discounted(best, k);
    }

    private long hits(int k) {
        return gains.stream().limit(k).filter(gain -> gain > 0).count();
    }

    private static double discounted(List<Double> gains, int k) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(k, gains.size()); rank++) {
            sum += gains.get(rank - 1) * Math.log(2) / Math.log(rank + 1.0);
        }
        return sum;
    }
}
