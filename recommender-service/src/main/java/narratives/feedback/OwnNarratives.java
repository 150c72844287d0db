package narratives.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;

/**
 * What one person has kept, hidden and met, the last first; each with the event that made it so, by whose id it can be taken
 * back. A retracted event counts as never said.
 */
public record OwnNarratives(List<Marked> bookmarked, List<Marked> hidden, List<Met> met) {
    /**
     * A narrative that a person has kept, or hidden.
     *
     * @param by the event; retracting it undoes it
     * @param at when, by the client's clock; empty if it was not said
     */
    public record Marked(NarrativeId narrative, EventId by, Optional<Instant> at) {}

    /**
     * A narrative that a person has opened or rated.
     *
     * @param last the last event about it
     * @param at when that was, by the client's clock; empty if it was not said
     * @param openings how often it was opened
     * @param finished whether it was taken in to the end
     * @param answers by question, those that count
     */
    public record Met(
            NarrativeId narrative,
            EventId last,
            Optional<Instant> at,
            int openings,
            boolean finished,
            SortedMap<String, Double> answers) {
        public Met {
            answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        }

        private static Met unmet(NarrativeId narrative, Feedback.Header header) {
            return new Met(narrative, header.eventId(), header.occurredAt(), 0, false, new TreeMap<>());
        }

        private Met opened(Feedback.Header header) {
            return new Met(narrative, header.eventId(), header.occurredAt(), openings + 1, finished, answers);
        }

        private Met finished(Feedback.Header header) {
            return new Met(narrative, header.eventId(), header.occurredAt(), openings, true, answers);
        }

        private Met rated(Feedback.Header header, SortedMap<String, Double> given) {
            SortedMap<String, Double> all = new TreeMap<>(answers);
            all.putAll(given);
            return new Met(narrative, header.eventId(), header.occurredAt(), openings, finished, all);
        }
    }

    public OwnNarratives {
        bookmarked = List.copyOf(bookmarked);
        hidden = List.copyOf(hidden);
        met = List.copyOf(met);
    }

    /** Folds the events of one person, given in log order. */
    public static OwnNarratives of(List<Feedback> events) {
        Set<EventId> retracted = Standing.retracted(events);
        Map<NarrativeId, Marked> bookmarked = new LinkedHashMap<>();
        Map<NarrativeId, Marked> hidden = new LinkedHashMap<>();
        SequencedMap<NarrativeId, Met> met = new LinkedHashMap<>();
        for (Feedback event : events) {
            if (retracted.contains(event.header().eventId())) {
                continue;
            }
            switch (event) {
                case Feedback.Bookmark(var header, var narrative, var kept) ->
                    mark(bookmarked, header, narrative, kept);
                case Feedback.Hide(var header, var narrative, var hides) -> mark(hidden, header, narrative, hides);
                case Feedback.View(var header, var narrative, var progress) ->
                    met.putLast(narrative, meeting(met, narrative, header).opened(header));
                case Feedback.Completion(var header, var narrative, var progress) ->
                    met.putLast(narrative, meeting(met, narrative, header).finished(header));
                case Feedback.Rating(var header, var narrative, var given) ->
                    met.putLast(narrative, meeting(met, narrative, header).rated(header, given));
                case Feedback.Distress distress -> {}
                case Feedback.Retraction retraction -> {}
            }
        }
        return new OwnNarratives(lastFirst(bookmarked), lastFirst(hidden), lastFirst(met));
    }

    private static void mark(
            Map<NarrativeId, Marked> marked, Feedback.Header header, NarrativeId narrative, boolean on) {
        if (!on) {
            marked.remove(narrative);
        } else if (!marked.containsKey(narrative)) {
            marked.put(narrative, new Marked(narrative, header.eventId(), header.occurredAt()));
        }
    }

    private static Met meeting(Map<NarrativeId, Met> met, NarrativeId narrative, Feedback.Header header) {
        return met.getOrDefault(narrative, Met.unmet(narrative, header));
    }

    private static <T> List<T> lastFirst(Map<NarrativeId, T> all) {
        List<T> list = new ArrayList<>(all.values());
        Collections.reverse(list);
        return list;
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "OwnNarratives[…]";
    }
}
