package narratives.people;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.Modality;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;

/**
 * What a person wants and does not want to see. These are hard limits, not wishes.
 *
 * @param modalities any when empty
 * @param languages any when empty
 * @param maxDurationSeconds in seconds, included; empty: no limit
 * @param excludedWarnings content warnings that must not occur
 * @param hidden narratives that must not be shown
 * @param hiddenNarrators whose narratives must not be shown
 * @param maxReadingLevel in years of school, included; empty: no limit
 */
public record Preferences(
        Set<Modality> modalities,
        SortedSet<String> languages,
        OptionalInt maxDurationSeconds,
        SortedSet<String> excludedWarnings,
        SortedSet<NarrativeId> hidden,
        SortedSet<NarratorId> hiddenNarrators,
        OptionalInt maxReadingLevel) {
    public static final Preferences NONE =
            new Preferences(Set.of(), new TreeSet<>(), OptionalInt.empty(), new TreeSet<>(), new TreeSet<>());

    /** Without a word on narrators and reading. */
    public Preferences(
            Set<Modality> modalities,
            SortedSet<String> languages,
            OptionalInt maxDurationSeconds,
            SortedSet<String> excludedWarnings,
            SortedSet<NarrativeId> hidden) {
        this(modalities, languages, maxDurationSeconds, excludedWarnings, hidden, new TreeSet<>(), OptionalInt.empty());
    }

    public Preferences {
        modalities = Set.copyOf(modalities);
        languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        excludedWarnings = Collections.unmodifiableSortedSet(new TreeSet<>(excludedWarnings));
        hidden = Collections.unmodifiableSortedSet(new TreeSet<>(hidden));
        hiddenNarrators = Collections.unmodifiableSortedSet(new TreeSet<>(hiddenNarrators));
    }
}
