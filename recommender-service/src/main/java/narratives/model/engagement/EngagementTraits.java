package narratives.model.engagement;

import java.util.OptionalInt;

/**
 * What is known of a narrative's appeal.
 *
 * @param coordinates its standardised popularity, then its factors; without unit
 * @param place in what was learned from; empty if it came later
 */
@SuppressWarnings("ArrayRecordComponent")
public record EngagementTraits(double[] coordinates, OptionalInt place) {}
