package narratives.model;

/**
 * What a person's rating of a narrative is expected to be: normal with this mean and variance.
 *
 * @param mean in units of the scale; may lie a little beyond its ends
 * @param variance of a rating, noise included
 * @param probabilityMore that the rating lies above the middle of the scale
 * @param probabilityLess that it lies below
 */
public record Prediction(double mean, double variance, double probabilityMore, double probabilityLess) {
    /** With this mean and variance, on this scale. */
    public static Prediction of(double mean, double variance, ModelScale scale) {
        double deviation = Math.sqrt(variance);
        return new Prediction(
                mean,
                variance,
                StandardNormal.cumulative((mean - scale.moreThan()) / deviation),
                StandardNormal.cumulative((scale.lessThan() - mean) / deviation));
    }
}
