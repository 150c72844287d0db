package narratives.model;

/**
 * What the model expects of a narrative before its first rating: c_i ~ N(a + w . f_i, variance), with f_i the encoded
 * characterisation.
 *
 * @param intercept the posterior mean of a
 * @param interceptVariance the posterior variance of a
 * @param map one output: the weights w
 * @param variance in squared units of the scale
 */
public record NarrativePrior(double intercept, double interceptVariance, FeatureMap map, double variance) {
    double mean(double[] features) {
        return intercept + map.mean(0, features);
    }

    double mapVariance(double[] features) {
        return interceptVariance + map.variance(0, features);
    }

    /**
     * The posterior of c_i in closed form: precision p = 1/variance + count/s2, mean = (prior mean / variance +
     * weighted/s2) / p, variance = 1/p + map variance / (variance * p)^2. The last term is what is not known about the
     * map; the more ratings, the less of the map is left.
     */
    static Effect effect(double priorMean, double mapVariance, double variance, NarrativeEvidence evidence, double s2) {
        double precision = 1 / variance + evidence.count() / s2;
        double mean = (priorMean / variance + evidence.weighted() / s2) / precision;
        double left = 1 / (variance * precision);
        return new Effect(mean, 1 / precision + left * left * mapVariance);
    }
}
