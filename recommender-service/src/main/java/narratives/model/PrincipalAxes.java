package narratives.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The principal axes of a table F of n rows and d columns: the eigenvectors of F'F that belong to its eigenvalues above
 * numerical zero, largest first, equal ones in the order of the solver. Found on the smaller side: F'F, or FF' when
 * there are fewer rows than columns. The largest entry of each axis is positive (the first of equals), so signs are
 * fixed.
 *
 * @param values the eigenvalues, in squared units of the table
 * @param axes one unit vector of length d for each eigenvalue
 */
@SuppressWarnings("ArrayRecordComponent")
public record PrincipalAxes(double[] values, double[][] axes) {
    /** Eigenvalues below this share of the largest are rounding: double precision leaves about 1e-16 times d. */
    private static final double NUMERICAL_ZERO = 1e-10;

    private static final double NOTHING = 1e-20;

    static PrincipalAxes of(double[][] rows, int columns) {
        boolean dual = rows.length < columns;
        SymmetricEigen eigen = SymmetricEigen.of(dual ? betweenRows(rows) : betweenColumns(rows, columns));
        double[] all = eigen.values();
        int[] order = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -all[k]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        double least = Math.max(NOTHING, order.length == 0 ? 0 : all[order[0]] * NUMERICAL_ZERO);
        int[] kept = Arrays.stream(order).filter(k -> all[k] > least).toArray();
        double[] values = new double[kept.length];
        double[][] axes = new double[kept.length][];
        for (int k = 0; k < kept.length; k++) {
            values[k] = all[kept[k]];
            double[] vector = eigen.vectors()[kept[k]];
            axes[k] = signed(dual ? combined(vector, rows, columns, values[k]) : vector);
        }
        return new PrincipalAxes(values, axes);
    }

    private static double[][] betweenRows(double[][] rows) {
        int n = rows.length;
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i][j] = gram[j][i] = dot(rows[i], rows[j]);
            }
        }
        return gram;
    }

    private static double[][] betweenColumns(double[][] rows, int columns) {
        double[][] gram = new double[columns][columns];
        for (double[] row : rows) {
            for (int i = 0; i < columns; i++) {
                double[] into = gram[i];
                double value = row[i];
                for (int j = 0; j <= i; j++) {
                    into[j] += value * row[j];
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                gram[j][i] = gram[i][j];
            }
        }
        return gram;
    }

    /** The eigenvector F'u / sqrt(value) of F'F, from the eigenvector u of FF'. */
    private static double[] combined(double[] u, double[][] rows, int columns, double value) {
        double[] axis = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                axis[j] += u[i] * rows[i][j];
            }
        }
        double norm = Math.sqrt(value);
        for (int j = 0; j < columns; j++) {
            axis[j] /= norm;
        }
        return axis;
    }

    private static double[] signed(double[] axis) {
        int largest = 0;
        for (int j = 1; j < axis.length; j++) {
            if (Math.abs(axis[j]) > Math.abs(axis[largest])) {
                largest = j;
            }
        }
        if (axis[largest] < 0) {
            for (int j = 0; j < axis.length; j++) {
                axis[j] = -axis[j];
            }
        }
        return axis;
    }

    /** The sum of products, in four sums of every fourth: always the same order, and four times as fast as one sum. */
    public static double dot(double[] a, double[] b) {
        int n = a.length;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < n; j += 4) {
            first += a[j] * b[j];
            second += a[j + 1] * b[j + 1];
            third += a[j + 2] * b[j + 2];
            fourth += a[j + 3] * b[j + 3];
        }
        for (; j < n; j++) {
            first += a[j] * b[j];
        }
        return (first + second) + (third + fourth);
    }
}
