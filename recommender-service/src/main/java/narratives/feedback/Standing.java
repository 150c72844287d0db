package narratives.feedback;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.NarrativeId;

/**
 * What counts of all that one person said: per narrative and question the last answer in log order, and what is hidden,
 * bookmarked and taken in, and how much was turned to what. A retracted event counts as never said.
 *
 * @param answers by narrative and question key
 * @param hidden narratives the person does not want to see
 * @param bookmarked narratives the person keeps
 * @param viewed narratives that were opened or taken in to the end
 * @param engagement how much was turned to a narrative, above 0 to 1: to the end, or kept, is 1; the part of it that was
 *     taken in, where the view says so, if it is at least {@value #ABANDONED}; {@value #OPENED} where it was opened and no
 *     more is known. What is hidden or was upsetting is not in it
 * @param distress what upset the person, and counts: the last of each narrative
 */
public record Standing(
        SortedMap<NarrativeId, SortedMap<String, Double>> answers,
        SortedSet<NarrativeId> hidden,
        SortedSet<NarrativeId> bookmarked,
        SortedSet<NarrativeId> viewed,
        SortedMap<NarrativeId, Double> engagement,
        SortedMap<NarrativeId, Distress> distress) {
    /**
     * That a narrative upset a person.
     *
     * @param severity 1 somewhat, 2 much, 3 very much
     * @param at when, by the client's clock; empty if it was not said
     */
    public record Distress(int severity, Optional<Instant> at) {}

    /** Of somebody whom nothing upset. */
    public Standing(
            SortedMap<NarrativeId, SortedMap<String, Double>> answers,
            SortedSet<NarrativeId> hidden,
            SortedSet<NarrativeId> bookmarked,
            SortedSet<NarrativeId> viewed,
            SortedMap<NarrativeId, Double> engagement) {
        this(answers, hidden, bookmarked, viewed, engagement, new TreeMap<>());
    }

    /** What it says that a narrative was opened: less than half, since many openings are a look and no more. */
    static final double OPENED = .3;

    /** Who leaves within the first tenth has seen what it is, and did not want it. */
    public static final double ABANDONED = .1;

    /** Of somebody who has said nothing. */
    public static final Standing NONE =
            new Standing(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());

    public Standing {
        answers = Collections.unmodifiableSortedMap(answers);
        hidden = Collections.unmodifiableSortedSet(hidden);
        bookmarked = Collections.unmodifiableSortedSet(bookmarked);
        viewed = Collections.unmodifiableSortedSet(viewed);
        engagement = Collections.unmodifiableSortedMap(engagement);
        distress = Collections.unmodifiableSortedMap(distress);
    }

    /** Folds the events of one person, given in log order. */
    public static Standing of(List<Feedback> events) {
        Set<EventId> retracted = retracted(events);
        SortedMap<NarrativeId, SortedMap<String, Double>> answers = new TreeMap<>();
        SortedSet<NarrativeId> hidden = new TreeSet<>();
        SortedSet<NarrativeId> bookmarked = new TreeSet<>();
        SortedSet<NarrativeId> viewed = new TreeSet<>();
        SortedMap<NarrativeId, Double> takenIn = new TreeMap<>();
        SortedMap<NarrativeId, Distress> upsetting = new TreeMap<>();
        for (Feedback event : events) {
            if (retracted.contains(event.header().eventId())) {
                continue;
            }
            switch (event) {
                case Feedback.Rating(var header, var narrative, var given) ->
                    answers.computeIfAbsent(narrative, unrated -> new TreeMap<>())
                            .putAll(given);
                case Feedback.View(var header, var narrative, var progress) -> {
                    viewed.add(narrative);
                    takenIn.merge(narrative, progress.position().orElse(OPENED), Math::max);
                }
                case Feedback.Completion(var header, var narrative, var progress) -> {
                    viewed.add(narrative);
                    takenIn.put(narrative, 1.0);
                }
                case Feedback.Bookmark(var header, var narrative, var kept) -> keep(bookmarked, narrative, kept);
                case Feedback.Hide(var header, var narrative, var hide) -> keep(hidden, narrative, hide);
                case Feedback.Distress(var header, var narrative, var severity) -> {
                    viewed.add(narrative);
                    upsetting.put(narrative, new Distress(severity, header.occurredAt()));
                }
                case Feedback.Retraction(var header, var retracts) -> {}
            }
        }
        bookmarked.forEach(narrative -> takenIn.put(narrative, 1.0));
        takenIn.values().removeIf(strength -> strength < ABANDONED);
        takenIn.keySet().removeAll(hidden);
        takenIn.keySet().removeAll(upsetting.keySet());
        return new Standing(answers, hidden, bookmarked, viewed, takenIn, upsetting);
    }

    /** The answer that counts to one question about one narrative. */
    public Optional<Double> answer(NarrativeId narrative, String question) {
        return Optional.ofNullable(answers.get(narrative)).map(given -> given.get(question));
    }

    static Set<EventId> retracted(List<Feedback> events) {
        Set<EventId> retracted = new HashSet<>();
        for (Feedback event : events) {
            if (event instanceof Feedback.Retraction(var header, var retracts)) {
                retracted.add(retracts);
            }
        }
        return retracted;
    }

    private static void keep(SortedSet<NarrativeId> set, NarrativeId narrative, boolean in) {
        if (in) {
            set.add(narrative);
        } else {
            set.remove(narrative);
        }
    }
}
