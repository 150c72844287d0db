package narratives.model;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to three diagonals, then implicit QL
 * (Martin, Reinsch, Wilkinson, Numerische Mathematik 11, 1968, 181-195; Bowdler, Martin, Reinsch, Wilkinson, same,
 * 293-306). Deterministic: no parallel sums, no library of the platform.
 *
 * <p>Time: about 6 n^3 multiplications. Eigenvalues are right to about 1e-15 of the largest, and in no particular
 * order.
 *
 * @param values the eigenvalues
 * @param vectors for each eigenvalue, its unit vector
 */
@SuppressWarnings("ArrayRecordComponent")
public record SymmetricEigen(double[] values, double[][] vectors) {
    /** QL needs two or three turns for an eigenvalue; this many means that something is not a number. */
    private static final int MOST_TURNS = 100;

    /** @throws IllegalArgumentException if an entry is not finite */
    public static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            for (double entry : a[i]) {
                if (!Double.isFinite(entry)) {
                    throw new IllegalArgumentException("the matrix has an entry that is not finite");
                }
            }
        }
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        double[][] q = reduce(a, diagonal, beside);
        implicitQl(diagonal, beside, q);
        return new SymmetricEigen(diagonal, q);
    }

    /**
     * Reduces to three diagonals by reflections P = I - v v' / h that each clear one column below the sub-diagonal;
     * leaves the diagonal and the entries beside it, and returns the product of the reflections as rows.
     */
    private static double[][] reduce(double[][] a, double[] diagonal, double[] beside) {
        int n = a.length;
        double[][] reflectors = new double[n][];
        double[] halves = new double[n];
        for (int k = 0; k < n - 2; k++) {
            double[] v = new double[n];
            double scale = 0;
            for (int i = k + 1; i < n; i++) {
                scale = Math.max(scale, Math.abs(a[i][k]));
            }
            reflectors[k] = v;
            if (scale > 0) {
                halves[k] = reflect(a, k, v, scale);
            }
        }
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
            beside[i] = i + 1 < n ? a[i + 1][i] : 0;
        }
        return product(reflectors, halves, n);
    }

    private static double reflect(double[][] a, int k, double[] v, double scale) {
        int n = a.length;
        double squares = 0;
        for (int i = k + 1; i < n; i++) {
            v[i] = a[i][k] / scale;
            squares += v[i] * v[i];
        }
        double alpha = v[k + 1] >= 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
        double h = squares - v[k + 1] * alpha;
        v[k + 1] -= alpha;
        double[] p = new double[n];
        double projection = 0;
        for (int i = k + 1; i < n; i++) {
            double sum = 0;
            for (int j = k + 1; j < n; j++) {
                sum += a[i][j] * v[j];
            }
            p[i] = sum / h;
            projection += p[i] * v[i];
        }
        double half = projection / (2 * h);
        for (int i = k + 1; i < n; i++) {
            p[i] -= half * v[i];
        }
        for (int i = k + 1; i < n; i++) {
            for (int j = k + 1; j < n; j++) {
                a[i][j] -= v[i] * p[j] + p[i] * v[j];
            }
        }
        a[k + 1][k] = alpha * scale;
        return h;
    }

    private static double[][] product(double[][] reflectors, double[] halves, int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        // rows = Q', Q = P0 P1 ... ; applied from the last, each touches the rows and columns behind it only
        for (int k = n - 3; k >= 0; k--) {
            double[] v = reflectors[k];
            if (halves[k] > 0) {
                for (int r = k + 1; r < n; r++) {
                    double sum = 0;
                    for (int j = k + 1; j < n; j++) {
                        sum += rows[r][j] * v[j];
                    }
                    double factor = sum / halves[k];
                    for (int j = k + 1; j < n; j++) {
                        rows[r][j] -= factor * v[j];
                    }
                }
            }
        }
        return rows;
    }

    private static void implicitQl(double[] d, double[] e, double[][] rows) {
        int n = d.length;
        double size = 0;
        for (int l = 0; l < n; l++) {
            size = Math.max(size, Math.abs(d[l]) + Math.abs(e[l]));
        }
        // Against the largest entry, not the neighbours: beside many zeros rounding would never look small.
        double zero = Math.ulp(1.0) * size;
        for (int l = 0; l < n; l++) {
            int turns = 0;
            for (int m = smallBeside(e, l, zero); m != l; m = smallBeside(e, l, zero)) {
                if (++turns > MOST_TURNS) {
                    throw new IllegalStateException("the eigenvalues do not settle");
                }
                turn(d, e, rows, l, m);
            }
        }
    }

    private static int smallBeside(double[] e, int l, double zero) {
        int m = l;
        while (m < e.length - 1 && Math.abs(e[m]) > zero) {
            m++;
        }
        return m;
    }

    private static void turn(double[] d, double[] e, double[][] rows, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double root = StrictMath.hypot(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(root, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            double r = StrictMath.hypot(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            rotate(rows[i], rows[i + 1], c, s);
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    private static void rotate(double[] lower, double[] upper, double c, double s) {
        for (int k = 0; k < lower.length; k++) {
            double f = upper[k];
            upper[k] = s * lower[k] + c * f;
            lower[k] = c * lower[k] - s * f;
        }
    }
}
