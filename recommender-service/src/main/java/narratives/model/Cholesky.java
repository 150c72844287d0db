package narratives.model;

import java.util.Optional;

/**
 * The factor L of a small symmetric positive definite matrix A = L L'. Only the lower triangle of A is read. Immutable.
 *
 * <p>Time: n^3/3 to factor, n^2 to solve.
 */
public final class Cholesky {
    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /** @throws IllegalArgumentException if the matrix is not square, not finite, or not positive definite */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        int done = factor(matrix, lower);
        if (done < n) {
            throw new IllegalArgumentException("not positive definite: pivot " + done + " of " + n + " is "
                    + lower[done][done] + "; must be above 0");
        }
        return new Cholesky(lower);
    }

    /**
     * The factor, or empty if the matrix is not finite or not positive definite.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    static Optional<Cholesky> ifPositiveDefinite(double[][] matrix) {
        double[][] lower = new double[matrix.length][];
        return factor(matrix, lower) < matrix.length ? Optional.empty() : Optional.of(new Cholesky(lower));
    }

    /** How many rows of the factor could be made; the pivot that could not stands in its place. */
    private static int factor(double[][] matrix, double[][] lower) {
        int n = matrix.length;
        for (int i = 0; i < n; i++) {
            if (matrix[i].length != n) {
                throw new IllegalArgumentException("row " + i + " of " + n + " has " + matrix[i].length + " entries");
            }
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i != j) {
                    lower[i][j] = sum / lower[j][j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    lower[i][i] = sum;
                    return i;
                }
            }
        }
        return n;
    }

    /** The x of A x = b. */
    public double[] solve(double[] right) {
        int n = lower.length;
        if (right.length != n) {
            throw new IllegalArgumentException("the right side has " + right.length + " entries; must be " + n);
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** The inverse of A, symmetric to the last bit: M'M with M the inverse of L. */
    double[][] inverse() {
        int n = lower.length;
        double[][] m = new double[n][n];
        for (int j = 0; j < n; j++) {
            m[j][j] = 1 / lower[j][j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum += lower[i][k] * m[k][j];
                }
                m[i][j] = -sum / lower[i][i];
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += m[k][i] * m[k][j];
                }
                inverse[i][j] = inverse[j][i] = sum;
            }
        }
        return inverse;
    }

    /** The natural logarithm of the determinant of A. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += StrictMath.log(lower[i][i]);
        }
        return 2 * sum;
    }
}
