package narratives.recommend;

import java.time.Instant;
import java.util.BitSet;
import java.util.SortedSet;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.feedback.Standing;
import narratives.people.Preferences;

/**
 * May a narrative be shown to this person, for this request, at this moment? The only place that knows. It is asked
 * twice and in two ways: first for the whole catalogue at once, last for each narrative that is about to be served.
 */
record Eligibility(
        Instant now,
        Preferences preferences,
        Standing standing,
        String primaryQuestion,
        NarrativeFilter filter,
        SortedSet<NarrativeId> exclude,
        boolean includeRated) {
    /** Every index that may be shown; a set of the caller's own. */
    BitSet first(IndexedCatalog catalog) {
        BitSet items = catalog.shownAt(now);
        keep(catalog, items, filter);
        keep(
                catalog,
                items,
                new NarrativeFilter(
                        preferences.modalities(),
                        preferences.languages(),
                        preferences.maxDurationSeconds(),
                        NarrativeFilter.ALL.characteristics()));
        if (!preferences.excludedWarnings().isEmpty()) {
            catalog.dropWarnings(items, preferences.excludedWarnings());
        }
        drop(catalog, items, preferences.hidden());
        drop(catalog, items, standing.hidden());
        drop(catalog, items, exclude);
        if (!includeRated) {
            standing.answers().keySet().stream()
                    .filter(this::isRated)
                    .forEach(id -> catalog.index(id).ifPresent(items::clear));
        }
        return items;
    }

    /** The same question for one narrative, asked of the narrative itself. */
    boolean last(Narrative narrative) {
        return narrative.status() == Status.PUBLISHED
                && narrative.availability().contains(now)
                && filter.accepts(narrative)
                && accepts(preferences, narrative)
                && !standing.hidden().contains(narrative.id())
                && !exclude.contains(narrative.id())
                && (includeRated || !isRated(narrative.id()));
    }

    private static boolean accepts(Preferences preferences, Narrative narrative) {
        Narrative.Presentation shown = narrative.presentation();
        return (preferences.modalities().isEmpty()
                        || shown.modality()
                                .map(preferences.modalities()::contains)
                                .orElse(false))
                && (preferences.languages().isEmpty()
                        || shown.language()
                                .map(preferences.languages()::contains)
                                .orElse(false))
                && (preferences.maxDurationSeconds().isEmpty()
                        || (shown.durationSeconds().isPresent()
                                && shown.durationSeconds().getAsInt()
                                        <= preferences.maxDurationSeconds().getAsInt()))
                && !narrative.contentWarnings().forbid(preferences.excludedWarnings())
                && !preferences.hidden().contains(narrative.id());
    }

    private boolean isRated(NarrativeId id) {
        return standing.answer(id, primaryQuestion).isPresent();
    }

    private static void keep(IndexedCatalog catalog, BitSet items, NarrativeFilter filter) {
        if (!filter.modalities().isEmpty()) {
            catalog.keepModalities(items, filter.modalities());
        }
        if (!filter.languages().isEmpty()) {
            catalog.keepLanguages(items, filter.languages());
        }
        filter.maxDurationSeconds().ifPresent(seconds -> catalog.keepDurations(items, seconds));
        filter.characteristics().forEach((question, wanted) -> catalog.keepAnswers(items, question, wanted));
    }

    private static void drop(IndexedCatalog catalog, BitSet items, SortedSet<NarrativeId> ids) {
        ids.forEach(id -> catalog.index(id).ifPresent(items::clear));
    }
}
