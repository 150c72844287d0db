package narratives.model;

/**
 * What ratings and a prior together say of one block of unknowns: normal with this mean and covariance, given the maps
 * that the prior mean comes from.
 */
@SuppressWarnings("ArrayRecordComponent")
record Posterior(double[] mean, double[][] covariance) {
    /**
     * In closed form, always from the sums and never from an earlier covariance, so that nothing builds up:
     *
     * <pre>
     * A = diag(1/variances) + sum z z' / s2,   S = A^-1
     * m = S (prior mean / variances + sum z y / s2)
     * </pre>
     *
     * @param factor of A, as {@link #precision} makes it
     * @param right the sum of z y; overwritten
     */
    static Posterior of(Cholesky factor, double[] right, double[] priorMean, double[] variances, double noise) {
        for (int k = 0; k < right.length; k++) {
            right[k] = right[k] / noise + priorMean[k] / variances[k];
        }
        return new Posterior(factor.solve(right), factor.inverse());
    }

    /** Turns the lower triangle of the sum of z z' into that of A. */
    static double[][] precision(double[][] sums, double[] variances, double noise) {
        for (int k = 0; k < sums.length; k++) {
            for (int l = 0; l <= k; l++) {
                sums[k][l] /= noise;
            }
            sums[k][k] += 1 / variances[k];
        }
        return sums;
    }

    /**
     * The covariance with what is not known about the maps: S + S P V P S, P = diag(1/variances), V =
     * diag(mapVariances).
     */
    double[][] covarianceWith(double[] mapVariances, double[] variances) {
        int size = mean.length;
        double[] weights = new double[size];
        boolean known = true;
        for (int j = 0; j < size; j++) {
            weights[j] = mapVariances[j] / (variances[j] * variances[j]);
            known &= weights[j] == 0;
        }
        if (known) {
            return covariance;
        }
        double[][] whole = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                double sum = covariance[k][l];
                for (int j = 0; j < size; j++) {
                    sum += covariance[k][j] * weights[j] * covariance[j][l];
                }
                whole[k][l] = sum;
            }
        }
        return whole;
    }
}
