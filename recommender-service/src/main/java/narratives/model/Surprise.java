package narratives.model;

/**
 * How wrong a model is about new ratings, against how wrong it expects to be: the exponentially weighted mean of the
 * squared standardised error
 *
 * <pre>
 * z^2 = (rating - foretold)^2 / foretold variance,   m = l m + (1 - l) z^2,   l = 2^(-1 / half-life)
 * </pre>
 *
 * with every rating foretold before it is learned from (prequential: Dawid, JRSS A 147, 1984, 278-292). It begins at 1,
 * which is what a model that knows itself sees on average; (m - 1) / 2 is what it loses by the logarithmic score, in
 * nats a rating, to what it promised. Immutable; the same ratings in the same order give the same bits.
 *
 * @param value m, without unit
 * @param ratings how many were seen
 */
public record Surprise(double value, int ratings) {
    /** Nothing seen. */
    public static final Surprise NONE = new Surprise(1, 0);

    /** @throws IllegalArgumentException if the value is not a finite number from 0, or the count is negative */
    public Surprise {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the value is " + value + "; must be a finite number from 0");
        }
        if (ratings < 0) {
            throw new IllegalArgumentException("the count is " + ratings + "; must be at least 0");
        }
    }

    /**
     * With one rating more.
     *
     * @param foretold before the rating was known
     * @param halfLife after how many ratings one counts half, 1 or more
     */
    public Surprise with(Prediction foretold, double rating, int halfLife) {
        double rest = rating - foretold.mean();
        double keep = StrictMath.pow(2, -1.0 / halfLife);
        return new Surprise(keep * value + (1 - keep) * (rest * rest / foretold.variance()), ratings + 1);
    }
}
