package narratives.evaluation;

import java.util.OptionalDouble;

/**
 * How lists are measured.
 *
 * @param k how many narratives a list has
 * @param relevantFrom the least rating of what a list should have found; empty if every rating is such
 */
public record ListSettings(int k, OptionalDouble relevantFrom) {
    /** Ten narratives, and every rating held out is relevant. */
    public static final ListSettings USUAL = new ListSettings(10, OptionalDouble.empty());

    private static final int LONGEST = 1000;

    public ListSettings {
        if (k < 1 || k > LONGEST) {
            throw new IllegalArgumentException("k is " + k + "; must be within 1.." + LONGEST);
        }
    }

    boolean isRelevant(double rating) {
        return relevantFrom.isEmpty() || rating >= relevantFrom.getAsDouble();
    }
}
