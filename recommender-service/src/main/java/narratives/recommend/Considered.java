package narratives.recommend;

import java.util.List;
import narratives.catalog.Narrative;

/** One of some narratives that are looked at for a reader. */
public sealed interface Considered {
    Narrative narrative();

    /**
     * It may be shown to the reader.
     *
     * @param item what is expected of it; ranked by its place among those asked about
     */
    record Fitting(Narrative narrative, Recommendation.Item item) implements Considered {}

    /**
     * It may not be shown to the reader.
     *
     * @param rules every one that applies, in the order of {@link Rule}; at least one
     */
    record Excluded(Narrative narrative, List<Exclusion> rules) implements Considered {
        public Excluded {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("rules are empty; at least one must keep a narrative out");
            }
        }
    }
}
