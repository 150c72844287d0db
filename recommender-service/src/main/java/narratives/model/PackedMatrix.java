package narratives.model;

import java.util.Arrays;

/**
 * Small symmetric matrices and lower triangles, row by row in one array: the entry of row k and column l, l at most k,
 * stands at k (k + 1) / 2 + l. Nothing here makes an array, and inner loops run along rows.
 */
final class PackedMatrix {
    private PackedMatrix() {}

    /** How many entries n rows have. */
    static int length(int n) {
        return n * (n + 1) / 2;
    }

    /** Where row k begins. */
    static int row(int k) {
        return length(k);
    }

    /**
     * Turns A into the L of A = L L'. Time n^3/6.
     *
     * @return how many rows could be made, n if A is positive definite; else the pivot that could not stands on its place
     */
    static int factor(double[] matrix, int n) {
        for (int i = 0; i < n; i++) {
            int own = row(i);
            for (int j = 0; j <= i; j++) {
                int other = row(j);
                double sum = matrix[own + j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[own + k] * matrix[other + k];
                }
                if (i != j) {
                    matrix[own + j] = sum / matrix[other + j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    matrix[own + i] = Math.sqrt(sum);
                } else {
                    matrix[own + i] = sum;
                    return i;
                }
            }
        }
        return n;
    }

    /** Turns b into the x of L L' x = b. Time n^2. */
    static void solve(double[] lower, int n, double[] x) {
        for (int i = 0; i < n; i++) {
            int own = row(i);
            for (int k = 0; k < i; k++) {
                x[i] -= lower[own + k] * x[k];
            }
            x[i] /= lower[own + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[row(k) + i] * x[k];
            }
            x[i] /= lower[row(i) + i];
        }
    }

    /**
     * The inverse of L L' as M'M, M the inverse of L. Time n^3/3.
     *
     * @param lower becomes M
     * @param inverse what stood in it does not matter
     */
    static void invert(double[] lower, int n, double[] inverse) {
        Arrays.fill(inverse, 0, length(n), 0);
        for (int i = 0; i < n; i++) {
            int own = row(i);
            invertRow(lower, i, own);
            for (int k = 0; k <= i; k++) {
                int into = row(k);
                double along = lower[own + k];
                for (int l = 0; l <= k; l++) {
                    inverse[into + l] += along * lower[own + l];
                }
            }
        }
    }

    /** The rows before it are those of M already. */
    private static void invertRow(double[] lower, int i, int own) {
        double pivot = lower[own + i];
        for (int k = 0; k < i; k++) {
            int other = row(k);
            double along = lower[own + k];
            lower[own + k] = 0;
            for (int l = 0; l <= k; l++) {
                lower[own + l] -= along * lower[other + l];
            }
        }
        for (int l = 0; l < i; l++) {
            lower[own + l] /= pivot;
        }
        lower[own + i] = 1 / pivot;
    }
}
