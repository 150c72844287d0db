package narratives.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeFilter.Disagreement;
import narratives.catalog.NarrativeId;
import narratives.feedback.Standing;
import narratives.people.Preferences;
import narratives.safety.PolicyRule;

/**
 * May a narrative be shown to this person, for this request, at this moment? The only place that knows. It is asked
 * twice and in two ways: first for the whole catalogue at once, last for each narrative that is about to be served. What
 * stands against a narrative is told by the very thing that decides.
 */
record Eligibility(
        Instant now,
        Preferences preferences,
        Standing standing,
        String primaryQuestion,
        NarrativeFilter filter,
        SortedSet<NarrativeId> exclude,
        boolean includeRated,
        Circumstances circumstances,
        Precautions precautions) {
    /** In usual circumstances, where no rule of a policy is about the person. */
    Eligibility(
            Instant now,
            Preferences preferences,
            Standing standing,
            String primaryQuestion,
            NarrativeFilter filter,
            SortedSet<NarrativeId> exclude,
            boolean includeRated) {
        this(
                now,
                preferences,
                standing,
                primaryQuestion,
                filter,
                exclude,
                includeRated,
                Circumstances.USUAL,
                Precautions.NONE);
    }

    /** What holds whatever is asked for: for what may be named to the person at all. */
    Eligibility whateverIsAsked() {
        return new Eligibility(
                now,
                preferences,
                standing,
                primaryQuestion,
                NarrativeFilter.ALL,
                new TreeSet<>(),
                true,
                circumstances,
                precautions);
    }

    /** Every index that may be shown; a set of the caller's own. */
    BitSet first(IndexedCatalog catalog) {
        BitSet items = catalog.shownAt(now);
        catalog.keepAllowed(items, circumstances.audiences());
        precautions.rules().forEach(rule -> catalog.drop(items, rule));
        drop(catalog, items, precautions.suspended());
        drop(catalog, items, precautions.held());
        catalog.keepPlayable(items, circumstances.device());
        preferences.maxReadingLevel().ifPresent(level -> catalog.keepReadingLevels(items, level));
        catalog.dropNarrators(items, preferences.hiddenNarrators());
        keep(catalog, items, filter);
        keep(catalog, items, wanted());
        if (!preferences.excludedWarnings().isEmpty()) {
            catalog.dropWarnings(items, preferences.excludedWarnings());
        }
        drop(catalog, items, preferences.hidden());
        drop(catalog, items, standing.hidden());
        standing.distress().keySet().forEach(id -> catalog.index(id).ifPresent(items::clear));
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
        return why(narrative).isEmpty();
    }

    /** Everything that stands against a narrative, in the order of {@link Rule}; empty if it may be shown. */
    List<Obstacle> why(Narrative narrative) {
        List<Obstacle> found = new ArrayList<>();
        published(narrative, found);
        if (!narrative.origin().consent().allows(circumstances.audiences())) {
            found.add(Obstacle.of(Rule.NO_CONSENT, "consent"));
        }
        warned(narrative.contentWarnings(), found);
        for (PolicyRule rule : precautions.rules()) {
            if (rule.excludes(narrative)) {
                found.add(new Obstacle(Rule.POLICY, "policy.rules." + rule.key(), List.of(rule.description())));
            }
        }
        if (precautions.suspended().contains(narrative.id())) {
            found.add(Obstacle.of(Rule.SUSPENDED, "safety.flags"));
        }
        if (precautions.held().contains(narrative.id())) {
            found.add(Obstacle.of(Rule.HELD, "safety.flags"));
        }
        if (preferences.hidden().contains(narrative.id())) {
            found.add(Obstacle.of(Rule.HIDDEN, "preferences.hiddenNarrativeIds"));
        }
        if (standing.hidden().contains(narrative.id())) {
            found.add(Obstacle.of(Rule.HIDDEN, "feedback.hide"));
        }
        if (standing.distress().containsKey(narrative.id())) {
            found.add(Obstacle.of(Rule.UPSETTING, "feedback.distress"));
        }
        if (narrative
                .origin()
                .narrator()
                .filter(preferences.hiddenNarrators()::contains)
                .isPresent()) {
            found.add(Obstacle.of(Rule.HIDDEN_NARRATOR, "preferences.hiddenNarratorIds"));
        }
        presented(narrative.presentation(), found);
        wanted().disagreements(narrative).forEach(in -> found.add(obstacle("preferences.", in)));
        filter.disagreements(narrative).forEach(in -> found.add(obstacle("filter.", in)));
        if (!includeRated && isRated(narrative.id())) {
            found.add(Obstacle.of(Rule.ALREADY_RATED, "includeRated"));
        }
        if (exclude.contains(narrative.id())) {
            found.add(Obstacle.of(Rule.EXCLUDED_BY_REQUEST, "excludeNarrativeIds"));
        }
        found.sort(Comparator.comparing(Obstacle::rule));
        return found;
    }

    private void published(Narrative narrative, List<Obstacle> found) {
        switch (narrative.status()) {
            case PUBLISHED -> {}
            case WITHDRAWN -> found.add(Obstacle.of(Rule.WITHDRAWN, "status"));
            case DRAFT -> found.add(Obstacle.of(Rule.NOT_PUBLISHED, "status"));
        }
        if (!narrative.availability().contains(now)) {
            boolean yetToCome =
                    narrative.availability().from().filter(now::isBefore).isPresent();
            found.add(Obstacle.of(Rule.NOT_AVAILABLE_NOW, yetToCome ? "availableFrom" : "availableUntil"));
        }
    }

    private void presented(Narrative.Presentation presentation, List<Obstacle> found) {
        if (preferences.maxReadingLevel().isPresent()) {
            int most = preferences.maxReadingLevel().getAsInt();
            if (presentation.readingLevel().isEmpty()
                    || presentation.readingLevel().getAsInt() > most) {
                found.add(new Obstacle(Rule.TOO_HARD, "preferences.maxReadingLevel", List.of(Integer.toString(most))));
            }
        }
        if (presentation.transcriptUri().isPresent()) {
            return;
        }
        Circumstances.Device device = circumstances.device();
        if (!device.playable().isEmpty()
                && presentation.mediaType().filter(device.playable()::contains).isEmpty()) {
            found.add(Obstacle.of(Rule.NOT_PLAYABLE, "device.playable"));
        }
        if (device.slowConnection()
                && presentation
                        .modality()
                        .filter(modality -> modality != Modality.VIDEO)
                        .isEmpty()) {
            found.add(Obstacle.of(Rule.TOO_SLOW, "device.slowConnection"));
        }
    }

    private void warned(ContentWarnings warnings, List<Obstacle> found) {
        SortedSet<String> excluded = preferences.excludedWarnings();
        if (!warnings.forbid(excluded)) {
            return;
        }
        String field = "preferences.excludedWarnings";
        found.add(
                switch (warnings) {
                    case ContentWarnings.Unknown() -> Obstacle.of(Rule.UNKNOWN_WARNINGS, field);
                    case ContentWarnings.Known(var keys) ->
                        new Obstacle(
                                Rule.EXCLUDED_WARNING,
                                field,
                                keys.stream().filter(excluded::contains).toList());
                });
    }

    private static Obstacle obstacle(String whose, Disagreement in) {
        return switch (in) {
            case Disagreement.InModality() -> Obstacle.of(Rule.MODALITY, whose + "modalities");
            case Disagreement.InLanguage() -> Obstacle.of(Rule.LANGUAGE, whose + "languages");
            case Disagreement.InDuration(int most) ->
                new Obstacle(Rule.TOO_LONG, whose + "maxDurationSeconds", List.of(Integer.toString(most)));
            case Disagreement.InCharacteristic(var question) ->
                new Obstacle(Rule.CHARACTERISTIC, whose + "characteristics." + question, List.of(question));
        };
    }

    /** What the person's preferences let through, as a filter. */
    private NarrativeFilter wanted() {
        return new NarrativeFilter(
                preferences.modalities(),
                preferences.languages(),
                preferences.maxDurationSeconds(),
                NarrativeFilter.ALL.characteristics());
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
