package narratives.evaluation.measure;

import java.util.Arrays;

/** How unevenly something is shared out (Gini 1912): 0 if all have the same, towards 1 if one has all. */
public final class Gini {
    private Gini() {}

    /**
     * G = sum over j of (2j - n - 1) x_(j) / (n sum x), with x sorted from least to most.
     *
     * @param shares of everybody, also of those that have nothing
     * @throws IllegalArgumentException if there is nobody or a share is negative
     */
    public static double of(double[] shares) {
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || sorted[0] < 0) {
            throw new IllegalArgumentException("shares must be those of somebody, and not negative");
        }
        double weighted = 0;
        double sum = 0;
        for (int j = 1; j <= sorted.length; j++) {
            weighted += (2.0 * j - sorted.length - 1) * sorted[j - 1];
            sum += sorted[j - 1];
        }
        return sum == 0 ? 0 : weighted / (sorted.length * sum);
    }
}
