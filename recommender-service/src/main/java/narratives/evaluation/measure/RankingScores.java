package narratives.evaluation.measure;

import java.util.Map;

/**
 * How good a list is for one person, given what turned out to be relevant for them (Järvelin and Kekäläinen, ACM TOIS 20,
 * 2002; the definitions are those of trec_eval).
 *
 * @param ndcg sum of gain / log2(rank + 1) over the first k, divided by that of the best order of <em>all</em> that is
 *     relevant, cut at k
 * @param precision hits / k, also if the list is shorter than k
 * @param recall hits / number of relevant ones
 * @param averagePrecision sum of hits-so-far / rank over the ranks of hits within k, divided by the number of relevant ones
 * @param reciprocalRank 1 / rank of the first hit within k; 0 if there is none
 */
public record RankingScores(
        double ndcg, double precision, double recall, double averagePrecision, double reciprocalRank) {
    /**
     * @param ranked what the list holds, best first; nothing twice
     * @param gains what is relevant, and how much; all above 0
     * @throws IllegalArgumentException if k is not positive, nothing is relevant, or a gain is not positive
     */
    public static RankingScores of(int[] ranked, Map<Integer, Double> gains, int k) {
        if (k < 1 || gains.isEmpty()) {
            throw new IllegalArgumentException("k is " + k + " and " + gains.size() + " are relevant");
        }
        double cumulated = 0;
        double precisions = 0;
        double reciprocal = 0;
        int hits = 0;
        for (int rank = 1; rank <= Math.min(k, ranked.length); rank++) {
            double gain = gains.getOrDefault(ranked[rank - 1], 0.0);
            if (gain > 0) {
                hits++;
                cumulated += gain * discount(rank);
                precisions += (double) hits / rank;
                reciprocal = reciprocal == 0 ? 1.0 / rank : reciprocal;
            }
        }
        return new RankingScores(
                cumulated / ideal(gains, k),
                (double) hits / k,
                (double) hits / gains.size(),
                precisions / gains.size(),
                reciprocal);
    }

    private static double ideal(Map<Integer, Double> gains, int k) {
        double[] sorted = gains.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (!(sorted[0] > 0)) {
            throw new IllegalArgumentException("a gain is " + sorted[0] + "; must be above 0");
        }
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(k, sorted.length); rank++) {
            ideal += sorted[sorted.length - rank] * discount(rank);
        }
        return ideal;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1);
    }
}
