package narratives.evaluation.measure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Percentile intervals of 95 % in which units, such as people with all of their ratings, are drawn with replacement (Efron
 * and Tibshirani 1993, chapter 13).
 */
public final class ClusterBootstrap {
    /** How many draws: enough for the second digit of a 95 % interval. */
    public static final int DRAWS = 2000;

    private ClusterBootstrap() {}

    /** A figure with its interval. */
    public record Interval(double mean, double low, double high) {
        /** A figure of which nothing is known but itself. */
        public static Interval exact(double value) {
            return new Interval(value, value, value);
        }
    }

    /**
     * Of f(sum of the numerators / sum of the denominators).
     *
     * @param numerators of each unit
     * @param denominators of each unit, such as its number of ratings; above 0
     * @param f such as the root, for RMSE
     */
    public static Interval ratio(
            double[] numerators, double[] denominators, DoubleUnaryOperator f, RandomGenerator chance) {
        if (numerators.length == 0 || numerators.length != denominators.length) {
            throw new IllegalArgumentException(numerators.length + " numerators, " + denominators.length + " others");
        }
        int n = numerators.length;
        double[] draws = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double above = 0;
            double below = 0;
            for (int i = 0; i < n; i++) {
                int unit = chance.nextInt(n);
                above += numerators[unit];
                below += denominators[unit];
            }
            draws[draw] = f.applyAsDouble(above / below);
        }
        Arrays.sort(draws);
        double whole = f.applyAsDouble(
                Arrays.stream(numerators).sum() / Arrays.stream(denominators).sum());
        return new Interval(whole, quantile(draws, 0.025), quantile(draws, 0.975));
    }

    /**
     * Of f(a / b) - f(c / d), all four summed over the same drawn units.
     *
     * @param f such as the root, for RMSE
     */
    public static Interval difference(
            double[] a, double[] b, double[] c, double[] d, DoubleUnaryOperator f, RandomGenerator chance) {
        int n = a.length;
        if (n == 0 || b.length != n || c.length != n || d.length != n) {
            throw new IllegalArgumentException("the units are not the same");
        }
        double[] draws = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] sums = new double[4];
            for (int i = 0; i < n; i++) {
                int unit = chance.nextInt(n);
                sums[0] += a[unit];
                sums[1] += b[unit];
                sums[2] += c[unit];
                sums[3] += d[unit];
            }
            draws[draw] = f.applyAsDouble(sums[0] / sums[1]) - f.applyAsDouble(sums[2] / sums[3]);
        }
        Arrays.sort(draws);
        double whole = f.applyAsDouble(Arrays.stream(a).sum() / Arrays.stream(b).sum())
                - f.applyAsDouble(Arrays.stream(c).sum() / Arrays.stream(d).sum());
        return new Interval(whole, quantile(draws, 0.025), quantile(draws, 0.975));
    }

    /** Of the mean over units. */
    public static Interval mean(double[] values, RandomGenerator chance) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return ratio(values, ones, DoubleUnaryOperator.identity(), chance);
    }

    /** The nearest-rank quantile of sorted numbers. */
    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
