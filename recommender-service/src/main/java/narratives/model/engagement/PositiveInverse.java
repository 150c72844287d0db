package narratives.model.engagement;

/**
 * The inverse of a symmetric positive definite matrix, by sweeping its rows in turn; for such a matrix no pivot has to be
 * searched for.
 *
 * <p>J. H. Goodnight, A tutorial on the SWEEP operator, The American Statistician 33 (1979). Time: half of n³
 * multiplications, row by row; in place.
 */
final class PositiveInverse {
    private PositiveInverse() {}

    /**
     * Puts the inverse in the place of the matrix.
     *
     * @throws IllegalArgumentException if a pivot is not above 0
     */
    static void replace(double[][] matrix) {
        int n = matrix.length;
        double[] swept = new double[n];
        for (int k = 0; k < n; k++) {
            double pivot = matrix[k][k];
            if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("pivot " + k + " of " + n + " is " + pivot + "; must be above 0");
            }
            // Only the lower triangle is kept; of the rows that are done it holds the inverse, negated.
            for (int j = 0; j < n; j++) {
                swept[j] = j <= k ? matrix[k][j] : matrix[j][k];
            }
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    double[] row = matrix[i];
                    double share = swept[i] / pivot;
                    for (int j = 0; j <= i; j++) {
                        row[j] -= share * swept[j];
                    }
                }
            }
            for (int j = 0; j < n; j++) {
                double of = swept[j] / pivot;
                if (j < k) {
                    matrix[k][j] = of;
                } else if (j > k) {
                    matrix[j][k] = of;
                }
            }
            matrix[k][k] = -1 / pivot;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = -matrix[i][j];
                matrix[j][i] = matrix[i][j];
            }
        }
    }
}
