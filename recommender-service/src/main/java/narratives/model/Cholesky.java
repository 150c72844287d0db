package narratives.model;

import java.util.Optional;

/**
 * The factor L of a small symmetric positive definite matrix A = L L'. Only the lower triangle of A is read. Immutable.
 *
 * <p>Time: n^3/3 to factor, n^2 to solve.
 */
public final class Cholesky {
    private final int size;
    private final double[] lower;

    private Cholesky(int size, double[] lower) {
        this.size = size;
        this.lower = lower;
    }

    /** @throws IllegalArgumentException if the matrix is not square, not finite, or not positive definite */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[] lower = packed(matrix);
        int done = PackedMatrix.factor(lower, n);
        if (done < n) {
            throw new IllegalArgumentException("not positive definite: pivot " + done + " of " + n + " is "
                    + lower[PackedMatrix.row(done) + done] + "; must be above 0");
        }
        return new Cholesky(n, lower);
    }

    /**
     * The factor, or empty if the matrix is not finite or not positive definite.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    static Optional<Cholesky> ifPositiveDefinite(double[][] matrix) {
        double[] lower = packed(matrix);
        return PackedMatrix.factor(lower, matrix.length) < matrix.length
                ? Optional.empty()
                : Optional.of(new Cholesky(matrix.length, lower));
    }

    private static double[] packed(double[][] matrix) {
        int n = matrix.length;
        double[] packed = new double[PackedMatrix.length(n)];
        for (int i = 0; i < n; i++) {
            if (matrix[i].length != n) {
                throw new IllegalArgumentException("row " + i + " of " + n + " has " + matrix[i].length + " entries");
            }
            System.arraycopy(matrix[i], 0, packed, PackedMatrix.row(i), i + 1);
        }
        return packed;
    }

    /** The x of A x = b. */
    public double[] solve(double[] right) {
        if (right.length != size) {
            throw new IllegalArgumentException("the right side has " + right.length + " entries; must be " + size);
        }
        double[] x = right.clone();
        PackedMatrix.solve(lower, size, x);
        return x;
    }

    /** The inverse of A, symmetric to the last bit. */
    double[][] inverse() {
        double[] packed = new double[lower.length];
        PackedMatrix.invert(lower.clone(), size, packed);
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                inverse[i][j] = inverse[j][i] = packed[PackedMatrix.row(i) + j];
            }
        }
        return inverse;
    }

    /** The natural logarithm of the determinant of A. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += StrictMath.log(lower[PackedMatrix.row(i) + i]);
        }
        return 2 * sum;
    }
}
