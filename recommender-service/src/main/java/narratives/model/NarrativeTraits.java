package narratives.model;

/**
 * What the model makes of a characterisation.
 *
 * @param features the encoded characterisation f_i
 * @param components its content components g_i
 * @param priorMeans the effect c_i and the factors q_i expected before any rating
 * @param mapVariances the variances of those expectations, by what is not known about the intercept and the weights
 * @param variances the variances of c_i and q_i about them
 */
@SuppressWarnings("ArrayRecordComponent")
public record NarrativeTraits(
        double[] features, double[] components, double[] priorMeans, double[] mapVariances, double[] variances) {
    /** The effect c_i expected before any rating: intercept + w . f_i. */
    public double priorMean() {
        return priorMeans[0];
    }

    /** The variance of the effect of a narrative without ratings. */
    public double priorVariance() {
        return variances[0] + mapVariances[0];
    }

    /** The same without the features, which scoring does not need and which are most of the memory. */
    public NarrativeTraits forScoring() {
        return new NarrativeTraits(new double[0], components, priorMeans, mapVariances, variances);
    }
}
