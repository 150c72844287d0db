package narratives.model.engagement;

import narratives.model.Cholesky;
import narratives.model.PrincipalAxes;
import narratives.model.SymmetricEigen;

/**
 * One side of the factors, held fast while those of the other side are solved for, in coordinates in which the sum of
 * squares of this side is diagonal. Turning the coordinates changes no product of two sides; it makes a solve with few
 * interactions cheap.
 *
 * <p>Of somebody with interactions S, strengths c, cost l and expected factors m, with y of this side:
 *
 * <pre>
 * x = (unobserved · Σ y y' + Σ_S c y y' + l I)⁻¹ (Σ_S c y + l m)
 * </pre>
 *
 * @param rows y, in these coordinates
 * @param squares the diagonal of Σ y y'
 * @param axes the axes of these coordinates in the old ones
 */
@SuppressWarnings("ArrayRecordComponent")
record SideBlock(double[][] rows, double[] squares, double[][] axes) {
    /** Turns the rows of a side; they are not written to. */
    static SideBlock of(double[][] rows, int factors, Lanes lanes) {
        double[][] gram = new double[factors][factors];
        // One row of the sum is one piece of work, so the order of every sum is that of the rows.
        lanes.forEach(factors, k -> {
            double[] into = gram[k];
            for (double[] row : rows) {
                double value = row[k];
                for (int l = 0; l <= k; l++) {
                    into[l] += value * row[l];
                }
            }
        });
        for (int k = 0; k < factors; k++) {
            for (int l = 0; l < k; l++) {
                gram[l][k] = gram[k][l];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram);
        double[] squares = new double[factors];
        for (int k = 0; k < factors; k++) {
            squares[k] = Math.max(0, eigen.values()[k]);
        }
        return new SideBlock(turned(rows, eigen.vectors()), squares, eigen.vectors());
    }

    /** Vectors of the old coordinates in the new ones. */
    static double[][] turned(double[][] vectors, double[][] axes) {
        double[][] turned = new double[vectors.length][axes.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int k = 0; k < axes.length; k++) {
                turned[i][k] = PrincipalAxes.dot(vectors[i], axes[k]);
            }
        }
        return turned;
    }

    /** The factors of somebody of the other side. */
    double[] solve(Interactions own, double unobserved, double cost, double[] expected) {
        int d = squares.length;
        double[] right = new double[d];
        for (int k = 0; k < d; k++) {
            right[k] = cost * expected[k];
        }
        for (int n = 0; n < own.count(); n++) {
            add(own.strength()[n], rows[own.with()[n]], d, right);
        }
        double[] diagonal = new double[d];
        for (int k = 0; k < d; k++) {
            diagonal[k] = unobserved * squares[k] + cost;
        }
        return own.count() < d ? few(own, diagonal, right) : many(own, diagonal, right);
    }

    /** With D the diagonal: x = D⁻¹ (b − Y' (C⁻¹ + Y D⁻¹ Y')⁻¹ Y D⁻¹ b) (Woodbury); as large as there are interactions. */
    private double[] few(Interactions own, double[] diagonal, double[] right) {
        int d = diagonal.length;
        double[] x = new double[d];
        for (int k = 0; k < d; k++) {
            x[k] = right[k] / diagonal[k];
        }
        int count = own.count();
        if (count == 0) {
            return x;
        }
        double[][] between = new double[count][count];
        double[] along = new double[count];
        double[] scaled = new double[d];
        for (int n = 0; n < count; n++) {
            double[] row = rows[own.with()[n]];
            for (int k = 0; k < d; k++) {
                scaled[k] = row[k] / diagonal[k];
            }
            for (int m = 0; m <= n; m++) {
                between[n][m] = PrincipalAxes.dot(scaled, rows[own.with()[m]]);
            }
            between[n][n] += 1 / own.strength()[n];
            along[n] = PrincipalAxes.dot(row, x);
        }
        double[] taken = Cholesky.of(between).solve(along);
        double[] back = new double[d];
        for (int n = 0; n < count; n++) {
            add(taken[n], rows[own.with()[n]], d, back);
        }
        for (int k = 0; k < d; k++) {
            x[k] -= back[k] / diagonal[k];
        }
        return x;
    }

    private double[] many(Interactions own, double[] diagonal, double[] right) {
        int d = diagonal.length;
        double[][] matrix = new double[d][d];
        for (int n = 0; n < own.count(); n++) {
            double[] row = rows[own.with()[n]];
            for (int k = 0; k < d; k++) {
                add(own.strength()[n] * row[k], row, k + 1, matrix[k]);
            }
        }
        for (int k = 0; k < d; k++) {
            matrix[k][k] += diagonal[k];
        }
        return Cholesky.of(matrix).solve(right);
    }

    private static void add(double times, double[] what, int length, double[] to) {
        for (int k = 0; k < length; k++) {
            to[k] += times * what[k];
        }
    }
}
