package narratives.model;

/**
 * What the model makes of a characterisation.
 *
 * @param features the encoded characterisation f_i
 * @param components its content components g_i
 * @param priorMean the effect c_i expected before any rating: intercept + w . f_i
 * @param mapVariance the variance of that expectation, by what is not known about the intercept and the weights
 * @param variance the variance of c_i about it
 */
@SuppressWarnings("ArrayRecordComponent")
public record NarrativeTraits(
        double[] features, double[] components, double priorMean, double mapVariance, double variance) {
    /** The variance of the effect of a narrative without ratings. */
    public double priorVariance() {
        return variance + mapVariance;
    }

    /** The same without the features, which scoring does not need and which are most of the memory. */
    public NarrativeTraits forScoring() {
        return new NarrativeTraits(new double[0], components, priorMean, mapVariance, variance);
    }
}
