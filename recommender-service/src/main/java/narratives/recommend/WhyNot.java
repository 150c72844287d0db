package narratives.recommend;

import java.util.List;
import java.util.OptionalDouble;
import narratives.catalog.NarrativeId;

/** Where a narrative stands in a list that was asked for, or what keeps it out of it. */
public sealed interface WhyNot {
    NarrativeId narrative();

    /**
     * It may not be in the list.
     *
     * @param rules every one that applies, in the order of {@link Rule}; at least one
     */
    record Excluded(NarrativeId narrative, List<Exclusion> rules) implements WhyNot {
        public Excluded {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("rules are empty; at least one must keep a narrative out");
            }
        }
    }

    /**
     * It may be in the list, and has a place in its order.
     *
     * @param rank from 1, counted on across pages
     * @param listed whether the rank is within the list
     * @param score on the scale of the primary question; its reasons add up to it
     * @param lowestScoreListed the score of the last narrative of the list; only where the list is ordered by score
     * @param similarity to the narrative asked for, 0 to 1; only in mode {@code similar}
     * @param lowestSimilarityListed that of the last narrative of the list
     */
    record Ranked(
            NarrativeId narrative,
            int rank,
            boolean listed,
            double score,
            OptionalDouble lowestScoreListed,
            OptionalDouble similarity,
            OptionalDouble lowestSimilarityListed,
            List<Reason> reasons)
            implements WhyNot {
        public Ranked {
            reasons = List.copyOf(reasons);
        }
    }
}
