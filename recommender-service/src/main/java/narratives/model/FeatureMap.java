package narratives.model;

import java.util.List;

/**
 * What is known of a linear map from encoded features to numbers: for each output the posterior mean of its weights and
 * their covariance,
 *
 * <pre>
 * Sigma = v I - sum over axes j of (v - s_j) a_j a_j',   v the prior variance, s_j the variance along axis a_j
 * </pre>
 *
 * which is exact, because ratings teach something along the axes that the rated ones span and nothing beside them.
 *
 * @param features the length of an encoded vector
 * @param axes orthogonal unit vectors
 * @param outputs one for each number
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureMap(int features, double[][] axes, List<Output> outputs) {
    /**
     * One number's weights, in units of the rating scale for each unit of a feature.
     *
     * @param weights the posterior mean, one for each feature
     * @param priorVariance of each weight before any rating
     * @param axisVariances of the weight along each axis, after the ratings
     */
    public record Output(double[] weights, double priorVariance, double[] axisVariances) {}

    public FeatureMap {
        outputs = List.copyOf(outputs);
    }

    /** The expected value of an output. */
    public double mean(int output, double[] encoded) {
        return PrincipalAxes.dot(outputs.get(output).weights(), encoded);
    }

    /** The variance f' Sigma f of an output's expected value, by what is not known about the weights. */
    public double variance(int output, double[] encoded) {
        Output of = outputs.get(output);
        double variance = of.priorVariance() * PrincipalAxes.dot(encoded, encoded);
        for (int j = 0; j < axes.length; j++) {
            double along = PrincipalAxes.dot(axes[j], encoded);
            variance -= (of.priorVariance() - of.axisVariances()[j]) * along * along;
        }
        return Math.max(0, variance);
    }

    /** The expected values of all outputs. */
    public double[] means(double[] encoded) {
        double[] means = new double[outputs.size()];
        for (int k = 0; k < means.length; k++) {
            means[k] = mean(k, encoded);
        }
        return means;
    }

    /** The variances of all expected values. */
    public double[] variances(double[] encoded) {
        double[] variances = new double[outputs.size()];
        for (int k = 0; k < variances.length; k++) {
            variances[k] = variance(k, encoded);
        }
        return variances;
    }
}
