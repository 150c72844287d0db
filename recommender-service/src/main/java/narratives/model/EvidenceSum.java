package narratives.model;

import java.util.Arrays;

/**
 * Evidence of one narrative while it is summed, without an object for each rating: sums of E[z z'] with z = (p_u, 1), packed,
 * and of E[(r - mu - l) z] with l = b_u + theta_u . g_i, laid out as {@link FitBlocks} lays out a narrative. Not for several
 * threads.
 */
final class EvidenceSum {
    private final int factors;
    private final double[] moments;
    private final double[] weighted;
    private final double[] across;
    private double squaredRests;

    EvidenceSum(int factors) {
        this.factors = factors;
        this.moments = new double[PackedMatrix.length(factors + 1)];
        this.weighted = new double[factors + 1];
        this.across = new double[factors];
    }

    /** Begins with nothing again. */
    void clear() {
        Arrays.fill(moments, 0);
        Arrays.fill(weighted, 0);
        squaredRests = 0;
    }

    /**
     * Adds what one rating says: with y = r - mu - E l,
     *
     * <pre>
     * E[(r - mu - l) p_k] = y E p_k - Cov(l, p_k),   E[p_k p_j] = E p_k E p_j + Cov(p_k, p_j)
     * </pre>
     *
     * @param row of the person
     * @param components g_i
     * @param aboveMean r - mu
     */
    void add(PeopleBlocks people, int row, double[] components, double aboveMean) {
        double rest = aboveMean - people.contentMean(row, components);
        squaredRests += rest * rest + people.contentVariance(row, components);
        double[] theirs = people.moments();
        int moment = people.firstMoment(row);
        int ofFactors = moments.length - factors - 1;
        for (int entry = 0; entry < ofFactors; entry++) {
            moments[entry] += theirs[moment + entry];
        }
        people.contentCovariances(row, components, across);
        double[] means = people.means();
        int first = people.firstMean(row);
        for (int k = 0; k < factors; k++) {
            double taste = means[first + k];
            moments[ofFactors + k] += taste;
            weighted[k] += rest * taste - across[k];
        }
        moments[moments.length - 1]++;
        weighted[factors] += rest;
    }

    /** The packed sum of E[z z'], the count last. */
    double[] moments() {
        return moments;
    }

    /** The sum of E[(r - mu - l) z], that of the effect last. */
    double[] weighted() {
        return weighted;
    }

    /**
     * The sum of E[(r - mu - l - c_i - p_u . q_i)^2] over the ratings: with x_i = (q_i, c_i),
     *
     * <pre>
     * sum E[(r - mu - l)^2] + tr( sum E[z z'] E[x_i x_i'] ) - 2 E x_i . sum E[(r - mu - l) z]
     * </pre>
     */
    double squares(FitBlocks narratives, int narrative) {
        double[] means = narratives.means();
        double[] theirs = narratives.moments();
        int first = narratives.firstMean(narrative);
        int moment = narratives.firstMoment(narrative);
        double linear = 0;
        double off = 0;
        double diagonal = 0;
        int next = 0;
        for (int k = 0; k <= factors; k++) {
            linear += means[first + k] * weighted[k];
            for (int l = 0; l < k; l++) {
                off += moments[next] * theirs[moment + next];
                next++;
            }
            diagonal += moments[next] * theirs[moment + next];
            next++;
        }
        return squaredRests + diagonal + 2 * (off - linear);
    }

    NarrativeEvidence total() {
        double[] rows = new double[NarrativeEvidence.moments(factors)];
        double[] effectFirst = new double[factors + 1];
        effectFirst[0] = weighted[factors];
        System.arraycopy(weighted, 0, effectFirst, 1, factors);
        int next = 0;
        for (int k = 0; k < factors; k++) {
            rows[next++] = moments[PackedMatrix.row(factors) + k];
            System.arraycopy(moments, PackedMatrix.row(k), rows, next, k + 1);
            next += k + 1;
        }
        return new NarrativeEvidence((int) moments[moments.length - 1], rows, effectFirst);
    }
}
