package narratives.model;

import java.util.Optional;

/**
 * What the model expects of a narrative before its first rating: (c_i, q_i) ~ N((a, 0) + W f_i, diag(variances)), with
 * f_i the encoded characterisation.
 *
 * @param intercept the posterior mean of a
 * @param interceptVariance the posterior variance of a
 * @param map one output for the effect and one for each factor: the weights W
 * @param variances in the same order: of the effect in squared units of the scale, of the factors without unit
 */
@SuppressWarnings("ArrayRecordComponent")
public record NarrativePrior(double intercept, double interceptVariance, FeatureMap map, double[] variances) {
    /** How many latent factors there are. */
    public int factors() {
        return variances.length - 1;
    }

    double[] means(double[] features) {
        double[] means = map.means(features);
        means[0] += intercept;
        return means;
    }

    double[] mapVariances(double[] features) {
        double[] mapVariances = map.variances(features);
        mapVariances[0] += interceptVariance;
        return mapVariances;
    }

    /**
     * The posterior of (c_i, q_i) in closed form, with A and h from the evidence:
     *
     * <pre>
     * P = diag(1/variances),   S = (P + A/s2)^-1
     * mean = S (P prior means + h/s2),   covariance = S + S P V P S,   V = diag(map variances)
     * </pre>
     *
     * where A and h have beside that what answers to other questions say of the effect, times s2. The last term is what is
     * not known about the map; the more ratings, the less of the map is left. Where so much was
     * taken back from the evidence that it is no longer positive definite, the factors keep their prior and the effect
     * is found from the count alone.
     */
    static NarrativeBlock posterior(
            double[] means, double[] mapVariances, double[] variances, NarrativeEvidence evidence, double s2) {
        if (variances.length > 1 && evidence.count() > 0) {
            double[][] squares = evidence.squares();
            squares[0][0] += evidence.others().precision() * s2;
            Optional<Cholesky> factor = Cholesky.ifPositiveDefinite(Posterior.precision(squares, variances, s2));
            if (factor.isPresent()) {
                double[] right = evidence.weighted().clone();
                right[0] += evidence.others().weighted() * s2;
                Posterior given = Posterior.of(factor.get(), right, means, variances, s2);
                return new NarrativeBlock(given.mean(), given.covarianceWith(mapVariances, variances));
            }
        }
        Effect effect = effect(
                means[0],
                mapVariances[0],
                variances[0],
                evidence.count() + evidence.others().precision() * s2,
                evidence.weighted()[0] + evidence.others().weighted() * s2,
                s2);
        return withPriorFactors(effect, means, mapVariances, variances);
    }

    /**
     * The effect without factors: precision p = 1/variance + count/s2, mean = (prior mean / variance + weighted/s2) / p,
     * variance = 1/p + map variance / (variance * p)^2.
     */
    private static Effect effect(
            double priorMean, double mapVariance, double variance, double count, double weighted, double s2) {
        double precision = 1 / variance + count / s2;
        double mean = (priorMean / variance + weighted / s2) / precision;
        double left = 1 / (variance * precision);
        return new Effect(mean, 1 / precision + left * left * mapVariance);
    }

    private static NarrativeBlock withPriorFactors(
            Effect effect, double[] means, double[] mapVariances, double[] variances) {
        double[] mean = means.clone();
        mean[0] = effect.mean();
        double[][] covariance = new double[mean.length][mean.length];
        covariance[0][0] = effect.variance();
        for (int k = 1; k < mean.length; k++) {
            covariance[k][k] = variances[k] + mapVariances[k];
        }
        return new NarrativeBlock(mean, covariance);
    }
}
