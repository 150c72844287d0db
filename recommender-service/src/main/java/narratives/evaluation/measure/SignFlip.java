package narratives.evaluation.measure;

import java.util.random.RandomGenerator;

/**
 * The two-sided sign-flip test of paired differences: how often the mean would lie as far from 0 if each difference had
 * either sign with equal chance (Fisher 1935).
 */
public final class SignFlip {
    /** Up to here all signs are tried, a million at most; beyond, a part of them is drawn. */
    private static final int EXACT = 20;

    private static final int DRAWS = 10_000;

    private SignFlip() {}

    /**
     * The p-value.
     *
     * @param differences one for each unit, such as a person
     * @param chance used for more than 20 units
     */
    public static double p(double[] differences, RandomGenerator chance) {
        double observed = Math.abs(sum(differences));
        // A sum in another order is another number: what is equal but for rounding counts as equal.
        double bound = observed - 1e-12 * (1 + observed);
        return differences.length <= EXACT ? exact(differences, bound) : drawn(differences, bound, chance);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double exact(double[] differences, double bound) {
        int n = differences.length;
        int extreme = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
            }
            extreme += Math.abs(sum) >= bound ? 1 : 0;
        }
        return extreme / (double) (1 << n);
    }

    /** With the observed signs as one of the draws (Phipson and Smyth 2010), so that p is never 0. */
    private static double drawn(double[] differences, double bound, RandomGenerator chance) {
        int extreme = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            long bits = 0;
            for (int i = 0; i < differences.length; i++) {
                bits = i % Long.SIZE == 0 ? chance.nextLong() : bits >>> 1;
                sum += (bits & 1) == 0 ? differences[i] : -differences[i];
            }
            extreme += Math.abs(sum) >= bound ? 1 : 0;
        }
        return extreme / (DRAWS + 1.0);
    }
}
