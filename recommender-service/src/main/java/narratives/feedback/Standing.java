package narratives.feedback;

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
 * bookmarked and taken in. A retracted event counts as never said.
 *
 * @param answers by narrative and question key
 * @param hidden narratives the person does not want to see
 * @param bookmarked narratives the person keeps
 * @param viewed narratives that were opened or taken in to the end
 */
public record Standing(
        SortedMap<NarrativeId, SortedMap<String, Double>> answers,
        SortedSet<NarrativeId> hidden,
        SortedSet<NarrativeId> bookmarked,
        SortedSet<NarrativeId> viewed) {
    /** Of somebody who has said nothing. */
    public static final Standing NONE =
            new Standing(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    public Standing {
        answers = Collections.unmodifiableSortedMap(answers);
        hidden = Collections.unmodifiableSortedSet(hidden);
        bookmarked = Collections.unmodifiableSortedSet(bookmarked);
        viewed = Collections.unmodifiableSortedSet(viewed);
    }

    /** Folds the events of one person, given in log order. */
    public static Standing of(List<Feedback> events) {
        Set<EventId> retracted = retracted(events);
        SortedMap<NarrativeId, SortedMap<String, Double>> answers = new TreeMap<>();
        SortedSet<NarrativeId> hidden = new TreeSet<>();
        SortedSet<NarrativeId> bookmarked = new TreeSet<>();
        SortedSet<NarrativeId> viewed = new TreeSet<>();
        for (Feedback event : events) {
            if (retracted.contains(event.header().eventId())) {
                continue;
            }
            switch (event) {
                case Feedback.Rating(var header, var narrative, var given) ->
                    answers.computeIfAbsent(narrative, unrated -> new TreeMap<>())
                            .putAll(given);
                case Feedback.View(var header, var narrative, var progress) -> viewed.add(narrative);
                case Feedback.Completion(var header, var narrative, var progress) -> viewed.add(narrative);
                case Feedback.Bookmark(var header, var narrative, var kept) -> keep(bookmarked, narrative, kept);
                case Feedback.Hide(var header, var narrative, var hide) -> keep(hidden, narrative, hide);
                case Feedback.Distress(var header, var narrative, var severity) -> viewed.add(narrative);
                case Feedback.Retraction(var header, var retracts) -> {}
            }
        }
        return new Standing(answers, hidden, bookmarked, viewed);
    }

    /** The answer that counts to one question about one narrative. */
    public Optional<Double> answer(NarrativeId narrative, String question) {
        return Optional.ofNullable(answers.get(narrative)).map(given -> given.get(question));
    }

    private static Set<EventId> retracted(List<Feedback> events) {
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
