package narratives.recommend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.safety.Condition;

/**
 * What somebody asked for in their own words, as it was understood.
 *
 * @param characteristics what it means in terms of the instrument
 * @param found how well titles and summaries agree with its words; empty where they could not be searched
 */
record Wish(List<Condition> characteristics, Optional<Map<NarrativeId, Double>> found) {
    Wish {
        characteristics = List.copyOf(characteristics);
        found = found.map(Map::copyOf);
    }

    static Wish of(String words, View view, TenantId tenant, TextSearch texts) {
        return new Wish(new Vocabulary(view.instrument()).understand(words), search(words, tenant, texts));
    }

    /** While the store is away, what the words mean must do. */
    private static Optional<Map<NarrativeId, Double>> search(String words, TenantId tenant, TextSearch texts) {
        try {
            return Optional.of(texts.find(tenant, words));
        } catch (RecommenderException unavailable) {
            return Optional.empty();
        }
    }

    /**
     * How well a narrative agrees, 0 to 2: the share of what was meant that it has, and how well its words agree beside the
     * narrative whose words agree best.
     */
    double agreement(Narrative narrative) {
        double meant = characteristics.stream()
                .filter(condition ->
                        condition.holds(narrative.characterisation().answers()).orElse(false))
                .count();
        double share = characteristics.isEmpty() ? 0 : meant / characteristics.size();
        double best = found.map(all -> all.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1))
                .orElse(1.0);
        return share + found.map(all -> all.getOrDefault(narrative.id(), 0.0)).orElse(0.0) / best;
    }
}
