package narratives.recommend;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import narratives.catalog.Answer;
import narratives.catalog.Consent;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;
import narratives.catalog.Status;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.safety.Condition;
import narratives.safety.PolicyRule;

/**
 * The narratives of a tenant at one moment, each with an int index in catalogue order, and for every property by which
 * lists are limited the set of indexes that have it. Immutable but for a cache; ids become ints here, and only here.
 */
public final class IndexedCatalog {
    private final List<Narrative> narratives;
    private final Map<NarrativeId, Integer> indexes = new HashMap<>();
    private final BitSet published = new BitSet();
    private final BitSet alwaysAvailable = new BitSet();
    private final Map<Modality, BitSet> modalities = new HashMap<>();
    private final Map<String, BitSet> languages = new HashMap<>();
    private final Map<String, BitSet> warnings = new HashMap<>();
    private final BitSet unknownWarnings = new BitSet();
    private final SortedMap<Integer, BitSet> durations = new TreeMap<>();
    private final BitSet consentedToAll = new BitSet();
    private final Map<String, BitSet> consentedTo = new HashMap<>();
    private final Map<NarratorId, BitSet> narrators = new HashMap<>();
    private final SortedMap<Integer, BitSet> readingLevels = new TreeMap<>();
    private final Map<String, BitSet> mediaTypes = new HashMap<>();
    private final BitSet transcribed = new BitSet();
    private final Map<String, Map<Answer, BitSet>> answers = new ConcurrentHashMap<>();

    /** @param narratives in any status; the map's order is catalogue order */
    public IndexedCatalog(SortedMap<NarrativeId, Narrative> narratives) {
        this.narratives = List.copyOf(narratives.values());
        for (int item = 0; item < this.narratives.size(); item++) {
            add(item, this.narratives.get(item));
        }
    }

    private void add(int item, Narrative narrative) {
        indexes.put(narrative.id(), item);
        published.set(item, narrative.status() == Status.PUBLISHED);
        alwaysAvailable.set(
                item,
                narrative.availability().from().isEmpty()
                        && narrative.availability().until().isEmpty());
        Narrative.Presentation shown = narrative.presentation();
        shown.modality().ifPresent(modality -> mark(modalities, modality, item));
        shown.language().ifPresent(language -> mark(languages, language, item));
        shown.durationSeconds().ifPresent(seconds -> mark(durations, seconds, item));
        shown.readingLevel().ifPresent(level -> mark(readingLevels, level, item));
        shown.mediaType().ifPresent(type -> mark(mediaTypes, type, item));
        transcribed.set(item, shown.transcriptUri().isPresent());
        narrative.origin().narrator().ifPresent(narrator -> mark(narrators, narrator, item));
        Consent consent = narrative.origin().consent();
        consentedToAll.set(item, consent.scope() == Consent.Scope.PUBLIC);
        consent.audiences().forEach(audience -> mark(consentedTo, audience, item));
        switch (narrative.contentWarnings()) {
            case ContentWarnings.Unknown() -> unknownWarnings.set(item);
            case ContentWarnings.Known(var keys) -> keys.forEach(key -> mark(warnings, key, item));
        }
    }

    private static <K> void mark(Map<K, BitSet> sets, K key, int item) {
        sets.computeIfAbsent(key, unseen -> new BitSet()).set(item);
    }

    public int size() {
        return narratives.size();
    }

    public Narrative narrative(int item) {
        return narratives.get(item);
    }

    public OptionalInt index(NarrativeId id) {
        Integer item = indexes.get(id);
        return item == null ? OptionalInt.empty() : OptionalInt.of(item);
    }

    /**
     * The index of a narrative that is published and available at an instant. Any other is not told apart from one that
     * does not exist.
     *
     * @throws RecommenderException {@code NARRATIVE_UNKNOWN}
     */
    int shownIndex(NarrativeId id, Instant now) {
        return index(id).stream()
                .filter(shownAt(now)::get)
                .findFirst()
                .orElseThrow(
                        () -> new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, "It is not in the catalogue."));
    }

    /** Those that are published and available at an instant; a set of the caller's own. */
    public BitSet shownAt(Instant now) {
        BitSet shown = (BitSet) published.clone();
        BitSet bounded = (BitSet) published.clone();
        bounded.andNot(alwaysAvailable);
        for (int item = bounded.nextSetBit(0); item >= 0; item = bounded.nextSetBit(item + 1)) {
            shown.set(item, narratives.get(item).availability().contains(now));
        }
        return shown;
    }

    /** Keeps those of any of the modalities; a narrative of unknown modality is not kept. */
    public void keepModalities(BitSet items, Collection<Modality> wanted) {
        items.and(union(modalities, wanted));
    }

    /** Keeps those in any of the languages; a narrative of unknown language is not kept. */
    public void keepLanguages(BitSet items, Collection<String> wanted) {
        items.and(union(languages, wanted));
    }

    /** Keeps those that last at most so many seconds; a narrative of unknown duration is not kept. */
    public void keepDurations(BitSet items, int mostSeconds) {
        BitSet brief = new BitSet();
        durations.headMap(mostSeconds + 1).values().forEach(brief::or);
        items.and(brief);
    }

    /** Drops those with any of the warnings, and those whose warnings are unknown. */
    public void dropWarnings(BitSet items, Collection<String> excluded) {
        items.andNot(unknownWarnings);
        items.andNot(union(warnings, excluded));
    }

    /** Keeps those whose narrators agreed that they are shown to anybody, or to one of these audiences. */
    void keepAllowed(BitSet items, Collection<String> audiences) {
        BitSet allowed = union(consentedTo, audiences);
        allowed.or(consentedToAll);
        items.and(allowed);
    }

    /** Drops those of any of the narrators. */
    void dropNarrators(BitSet items, Collection<NarratorId> hidden) {
        items.andNot(union(narrators, hidden));
    }

    /** Keeps those that take at most so many years of school; one of which it is not known is not kept. */
    void keepReadingLevels(BitSet items, int most) {
        BitSet easy = new BitSet();
        readingLevels.headMap(most + 1).values().forEach(easy::or);
        items.and(easy);
    }

    /** Keeps those that a device can play, and those that can be read instead. */
    void keepPlayable(BitSet items, Circumstances.Device device) {
        if (!device.playable().isEmpty()) {
            BitSet playable = union(mediaTypes, device.playable());
            playable.or(transcribed);
            items.and(playable);
        }
        if (device.slowConnection()) {
            BitSet light = union(modalities, List.of(Modality.TEXT, Modality.AUDIO, Modality.IMAGE));
            light.or(transcribed);
            items.and(light);
        }
    }

    /** Drops those that a rule excludes. */
    void drop(BitSet items, PolicyRule rule) {
        boolean failsClosed = rule.unknown() == PolicyRule.Unknown.EXCLUDE;
        if (!rule.contentWarnings().isEmpty()) {
            items.andNot(union(warnings, rule.contentWarnings()));
            if (failsClosed) {
                items.andNot(unknownWarnings);
            }
        }
        for (Condition condition : rule.characteristics()) {
            BitSet kept = failsClosed ? new BitSet() : (BitSet) items.clone();
            answers.computeIfAbsent(condition.question(), this::answersTo).forEach((answer, those) -> {
                if (NarrativeFilter.agrees(answer, condition.answers())) {
                    kept.andNot(those);
                } else {
                    kept.or(those);
                }
            });
            items.and(kept);
        }
    }

    /** Keeps those that answer a question by any of the answers. */
    public void keepAnswers(BitSet items, String question, SortedSet<String> wanted) {
        BitSet agreeing = new BitSet();
        answers.computeIfAbsent(question, this::answersTo).forEach((answer, those) -> {
            if (NarrativeFilter.agrees(answer, wanted)) {
                agreeing.or(those);
            }
        });
        items.and(agreeing);
    }

    private Map<Answer, BitSet> answersTo(String question) {
        Map<Answer, BitSet> byAnswer = new HashMap<>();
        for (int item = 0; item < narratives.size(); item++) {
            int index = item;
            narratives.get(item).characterisation().answer(question).ifPresent(answer -> mark(byAnswer, answer, index));
        }
        return byAnswer;
    }

    private static <K> BitSet union(Map<K, BitSet> sets, Collection<K> keys) {
        BitSet union = new BitSet();
        keys.forEach(key -> union.or(sets.getOrDefault(key, new BitSet())));
        return union;
    }

    /** All of them, in catalogue order. */
    public List<Narrative> narratives() {
        return narratives;
    }
}
