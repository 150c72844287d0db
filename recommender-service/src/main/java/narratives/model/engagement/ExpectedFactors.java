package narratives.model.engagement;

import java.util.Arrays;
import narratives.model.Cholesky;

/**
 * What is expected of somebody's factors from their features: a linear map by ridge regression, each weighed by what
 * their numbers cost:
 *
 * <pre>
 * W = argmin Σ l |x − W f|² + ridge · |W|²,   ridge = {@value #ROWS} times the mean of l
 * </pre>
 *
 * Features and costs stay, factors change, so the matrix is factored once.
 */
final class ExpectedFactors {
    /** The ridge weighs as much as so many rows; chosen by us, so that a feature that few have says little. */
    private static final double ROWS = 10;

    private final double[][] features;
    private final double[] cost;
    private final Cholesky normal;
    private final int columns;
    private double[][] weights;

    /**
     * @param features a row each, all of the same length
     * @param cost of each row
     */
    ExpectedFactors(double[][] features, double[] cost, int columns, int factors) {
        this.features = features;
        this.cost = cost;
        this.columns = columns;
        this.weights = new double[columns][factors];
        double[][] normal = new double[columns][columns];
        double total = 0;
        for (int i = 0; i < features.length; i++) {
            total += cost[i];
            for (int c = 0; c < columns; c++) {
                double value = cost[i] * features[i][c];
                if (value != 0) {
                    for (int e = 0; e <= c; e++) {
                        normal[c][e] += value * features[i][e];
                    }
                }
            }
        }
        for (int c = 0; c < columns; c++) {
            normal[c][c] += ROWS * total / Math.max(1, features.length);
            normal[c][c] = total == 0 ? 1 : normal[c][c];
        }
        this.normal = Cholesky.of(normal);
    }

    /** Learns the map anew. */
    void learn(double[][] factors) {
        int d = columns == 0 ? 0 : weights[0].length;
        double[][] sums = new double[d][columns];
        for (int i = 0; i < features.length; i++) {
            for (int k = 0; k < d; k++) {
                double value = cost[i] * factors[i][k];
                for (int c = 0; c < columns; c++) {
                    sums[k][c] += value * features[i][c];
                }
            }
        }
        for (int k = 0; k < d; k++) {
            double[] solved = normal.solve(sums[k]);
            for (int c = 0; c < columns; c++) {
                weights[c][k] = solved[c];
            }
        }
    }

    /** Turns what is expected into other coordinates. */
    void turn(double[][] axes) {
        weights = SideBlock.turned(weights, axes);
    }

    /** One row a feature, one column a factor. */
    double[][] weights() {
        return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    }

    double[] of(int row, int factors) {
        return of(weights, features[row], factors);
    }

    static double[] of(double[][] weights, double[] features, int factors) {
        double[] expected = new double[factors];
        for (int c = 0; c < features.length; c++) {
            if (features[c] != 0) {
                for (int k = 0; k < factors; k++) {
                    expected[k] += features[c] * weights[c][k];
                }
            }
        }
        return expected;
    }
}
