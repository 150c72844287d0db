package narratives.safety;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import narratives.catalog.NarrativeId;

/**
 * The narratives that people have picked to be shown where nothing better can be relied on, the best first.
 *
 * @param dated the day on which somebody last looked at all of them
 * @param narratives each once
 */
public record Curated(LocalDate dated, List<NarrativeId> narratives) {
    /** @throws IllegalArgumentException if a narrative occurs twice */
    public Curated {
        narratives = List.copyOf(narratives);
        if (new HashSet<>(narratives).size() < narratives.size()) {
            throw new IllegalArgumentException("a narrative occurs twice in the curated list");
        }
    }
}
