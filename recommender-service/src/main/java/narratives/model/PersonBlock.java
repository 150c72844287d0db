package narratives.model;

/**
 * What is known of one person given a model: how far above the mean they rate (entry 0, in units of the scale), and how
 * much more for each unit of each content component and then of each latent factor (the entries after it). Normal with
 * this mean and covariance. Immutable as long as nobody writes into the arrays.
 */
@SuppressWarnings("ArrayRecordComponent")
public record PersonBlock(double[] mean, double[][] covariance) {
    /**
     * What the person adds to the rating of a narrative: b_u + theta_u . g_i + p_u . q_i; without the last term if only
     * the content components are given.
     *
     * @param coordinates g_i, with or without the factors q_i after them
     */
    public double value(double[] coordinates) {
        double value = mean[0];
        for (int k = 0; k < coordinates.length; k++) {
            value += mean[k + 1] * coordinates[k];
        }
        return value;
    }

    /** The variance z' S_u z of that, with z = (1, g_i, q_i). */
    public double variance(double[] coordinates) {
        double variance = covariance[0][0];
        for (int k = 0; k < coordinates.length; k++) {
            double across = covariance[k + 1][0];
            for (int l = 0; l < k; l++) {
                across += covariance[k + 1][l + 1] * coordinates[l];
            }
            variance += coordinates[k] * (2 * across + covariance[k + 1][k + 1] * coordinates[k]);
        }
        return Math.max(0, variance);
    }
}
