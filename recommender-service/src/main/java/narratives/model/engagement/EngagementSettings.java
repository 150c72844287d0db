package narratives.model.engagement;

/**
 * What engagement is learned for, and within which bounds.
 *
 * @param seed of what is kept to choose by, and of where factors start
 * @param helpful whether lists should find what helped, see {@link Deed#isHelpful}, or whatever is turned to
 * @param mostWeight how far engagement may move a list at most: the sum of the weights, in standard deviations of the
 *     expected answers over the catalogue; above 0. With 1 it weighs as much as they do
 * @param mostItems {@link EaseModel} is learned only where its matrix has no more rows than this, 0 or more
 * @param portable whether what is learned must know no person, so that it can be kept; then the matrix of
 *     {@link EaseModel} is that of narratives even where people are fewer
 */
public record EngagementSettings(long seed, boolean helpful, double mostWeight, int mostItems, boolean portable) {
    /** The largest side that is inverted at all: 200 MB, and a minute or two of one processor. */
    private static final int MOST_SIDE = 5_000;

    /** 9 MB in a stored model, and less than two seconds to invert. */
    private static final int MOST_STORED = 1_500;

    /** @throws IllegalArgumentException if a number is out of its range */
    public EngagementSettings {
        if (!(mostWeight > 0)) {
            throw new IllegalArgumentException("mostWeight is " + mostWeight + "; must be above 0");
        }
        if (mostItems < 0) {
            throw new IllegalArgumentException("mostItems is " + mostItems + "; must be at least 0");
        }
    }

    /** To find whatever people turn to, as lists are measured on public ratings; only for evaluations. */
    public static EngagementSettings unbounded(long seed) {
        return new EngagementSettings(seed, false, Double.POSITIVE_INFINITY, MOST_SIDE, false);
    }

    /** To find what helps, beside what people are expected to answer; as served. */
    public static EngagementSettings served(long seed, double mostWeight) {
        return new EngagementSettings(seed, true, mostWeight, MOST_STORED, true);
    }
}
