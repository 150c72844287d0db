package narratives.recommend;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.feedback.Questionnaire;
import narratives.model.Method;
import narratives.people.UserId;

/**
 * The comparators that were fitted to what the model was trained on. Immutable.
 *
 * @param question whose answers they learned from
 * @param mean of all ratings, or the middle of the scale without any
 * @param people by their places in the training set
 * @param narratives by their places in the training set
 * @param byName without those that could not be fitted
 */
public record FittedComparators(
        Questionnaire.RatingQuestion question,
        double mean,
        Map<UserId, Integer> people,
        Map<NarrativeId, Integer> narratives,
        SortedMap<String, FittedComparator> byName) {
    /**
     * One of them.
     *
     * @param errorVariance how far its expected ratings are off, squared, where it does not say so itself
     */
    public record FittedComparator(Method.Basis basis, Method.Fitted fitted, double errorVariance) {}

    public FittedComparators {
        people = Map.copyOf(people);
        narratives = Map.copyOf(narratives);
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** The one of a name; empty if it could not be fitted, or if something else is asked of readers by now. */
    Optional<FittedComparator> named(String name, Questionnaire.RatingQuestion asked) {
        return asked.key().equals(question.key()) && asked.scale().equals(question.scale())
                ? Optional.ofNullable(byName.get(name))
                : Optional.empty();
    }
}
