package narratives.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of a {@link FeatureMap} while they are learned. Each output is a Bayesian ridge regression of its own,
 *
 * <pre>
 * target_i ~ N(w . f_i, variance),   w ~ N(0, v I),   v learned: v = (n0 v0 + |E w|^2 + tr Sigma) / (n0 + rank)
 * </pre>
 *
 * with n0 pseudo-weights of variance v0 (MacKay, Neural Computation 4, 1992, 415-447). All outputs share the rows, so
 * the axes that make F'F diagonal are found once and a step takes time with rows times rank.
 */
final class FeatureMapFit {
    private final int features;
    private final PrincipalAxes principal;
    /** Each row along each axis. */
    private final double[][] along;

    private final double[] guess;
    private final double pseudoCount;
    private final double[] priorVariance;
    private final double[][] weight;
    private final double[][] weightVariance;
    private final double[][] fitted;

    /**
     * @param rows the encoded features of those that have targets
     * @param guess for each output the prior guess v0
     */
    FeatureMapFit(double[][] rows, int features, double[] guess, double pseudoCount) {
        this.features = features;
        this.principal = PrincipalAxes.of(rows, features);
        this.along = new double[rows.length][];
        int rank = principal.values().length;
        for (int i = 0; i < rows.length; i++) {
            along[i] = new double[rank];
            for (int j = 0; j < rank; j++) {
                along[i][j] = PrincipalAxes.dot(principal.axes()[j], rows[i]);
            }
        }
        this.guess = guess.clone();
        this.pseudoCount = pseudoCount;
        this.priorVariance = guess.clone();
        this.weight = new double[guess.length][rank];
        this.weightVariance = new double[guess.length][rank];
        this.fitted = new double[guess.length][rows.length];
        for (int k = 0; k < guess.length; k++) {
            Arrays.fill(weightVariance[k], guess[k]);
        }
    }

    private FeatureMapFit(FeatureMapFit other, int[] kept) {
        features = other.features;
        principal = other.principal;
        along = other.along;
        guess = pick(other.guess, kept);
        pseudoCount = other.pseudoCount;
        priorVariance = pick(other.priorVariance, kept);
        weight = pick(other.weight, kept);
        weightVariance = pick(other.weightVariance, kept);
        fitted = pick(other.fitted, kept);
    }

    /** The same as it stands, with some of the outputs only; it takes over their state. */
    FeatureMapFit keeping(int[] outputs) {
        return new FeatureMapFit(this, outputs);
    }

    /**
     * Takes over, before the first step, what a map says of the rows and of the variances of its weights. The weights
     * themselves follow from the first step of an output, whatever they were.
     */
    void goOnFrom(FeatureMap map, double[][] rows) {
        for (int k = 0; k < guess.length; k++) {
            priorVariance[k] = map.outputs().get(k).priorVariance();
            for (int i = 0; i < rows.length; i++) {
                fitted[k][i] = map.mean(k, rows[i]);
            }
        }
    }

    private static double[] pick(double[] from, int[] kept) {
        return Arrays.stream(kept).mapToDouble(k -> from[k]).toArray();
    }

    private static double[][] pick(double[][] from, int[] kept) {
        return Arrays.stream(kept).mapToObj(k -> from[k]).toArray(double[][]::new);
    }

    /** One step of one output, given its targets and their variance about the map. */
    void step(int output, double[] targets, double variance) {
        int rank = principal.values().length;
        double[] sums = new double[rank];
        for (int i = 0; i < along.length; i++) {
            for (int j = 0; j < rank; j++) {
                sums[j] += along[i][j] * targets[i];
            }
        }
        double squares = 0;
        for (int j = 0; j < rank; j++) {
            double precision = 1 / priorVariance[output] + principal.values()[j] / variance;
            weightVariance[output][j] = 1 / precision;
            weight[output][j] = sums[j] / variance / precision;
            squares += weight[output][j] * weight[output][j] + weightVariance[output][j];
        }
        priorVariance[output] = (pseudoCount * guess[output] + squares) / (pseudoCount + rank);
        for (int i = 0; i < along.length; i++) {
            fitted[output][i] = PrincipalAxes.dot(weight[output], along[i]);
        }
    }

    /** The expected value of an output for a row. */
    double mean(int output, int row) {
        return fitted[output][row];
    }

    /**
     * The variances of an output's expected values, by what is not known about the weights, summed over all rows: the
     * squares of the rows along an axis add up to its eigenvalue.
     */
    double totalVariance(int output) {
        return PrincipalAxes.dot(weightVariance[output], principal.values());
    }

    FeatureMap map() {
        List<FeatureMap.Output> outputs = new ArrayList<>();
        for (int k = 0; k < weight.length; k++) {
            double[] weights = new double[features];
            for (int j = 0; j < weight[k].length; j++) {
                for (int c = 0; c < features; c++) {
                    weights[c] += weight[k][j] * principal.axes()[j][c];
                }
            }
            outputs.add(new FeatureMap.Output(weights, priorVariance[k], weightVariance[k].clone()));
        }
        return new FeatureMap(features, principal.axes(), outputs);
    }
}
