package narratives.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;

/**
 * When things were said and done, as places in the order of the log: the first event is 1, the next 2, whoever they are of.
 */
record Moments(Map<LogPosition, Integer> places) {
    static Moments of(Collection<Known> people) {
        LogPosition[] sorted = people.stream()
                .flatMap(known -> known.said().stream())
                .map(FeedbackLog.Entry::position)
                .sorted()
                .toArray(LogPosition[]::new);
        Map<LogPosition, Integer> places = HashMap.newHashMap(sorted.length);
        for (LogPosition position : sorted) {
            places.put(position, places.size() + 1);
        }
        return new Moments(places);
    }

    /** When somebody first rated a narrative. */
    int rated(Known known, NarrativeId narrative) {
        return first(known, narrative, true);
    }

    /** When somebody first opened, finished or kept a narrative. */
    int turnedTo(Known known, NarrativeId narrative) {
        return first(known, narrative, false);
    }

    private int first(Known known, NarrativeId narrative, boolean rating) {
        return known.said().stream()
                .filter(said -> said.event().about().filter(narrative::equals).isPresent())
                .filter(said -> rating == said.event() instanceof Feedback.Rating)
                .findFirst()
                .map(said -> places.get(said.position()))
                .orElseThrow();
    }
}
