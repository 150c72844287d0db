package narratives.people;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.Modality;
import narratives.catalog.NarrativeId;

/**
 * What a person wants and does not want to see. These are hard limits, not wishes.
 *
 * @param modalities any when empty
 * @param languages any when empty
 * @param maxDurationSeconds in seconds, included; empty: no limit
 * @param excludedWarnings content warnings that must not occur
 * @param hidden narratives that must not be shown
 */
public record Preferences(
        Set<Modality> modalities,
        SortedSet<String> languages,
        OptionalInt maxDurationSeconds,
        SortedSet<String> excludedWarnings,
        SortedSet<NarrativeId> hidden) {
    public static final Preferences NONE =
            new Preferences(Set.of(), new TreeSet<>(), OptionalInt.empty(), new TreeSet<>(), new TreeSet<>());

    public Preferences {
        modalities = Set.copyOf(modalities);
        languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        excludedWarnings = Collections.unmodifiableSortedSet(new TreeSet<>(excludedWarnings));
        hidden = Collections.unmodifiableSortedSet(new TreeSet<>(hidden));
    }
}
