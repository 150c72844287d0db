package narratives.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Ratings to learn from, and ratings of the same people and narratives that were held out.
 *
 * @param told ratings that nothing was learned from, and that are told when their person is asked about: of new people
 */
public record Fold(TrainingSet training, List<TrainingRating> told, List<TrainingRating> test) {
    public Fold {
        told = List.copyOf(told);
        test = List.copyOf(test);
    }

    /** Nobody tells more than was learned from. */
    public Fold(TrainingSet training, List<TrainingRating> test) {
        this(training, List.of(), test);
    }

    /** What a method foretells of the held-out ratings, by person, then in the order of the test. */
    public List<Outcome> outcomes(Method method) {
        Method.Fitted fitted = method.fit(training);
        SortedMap<Integer, List<TrainingRating>> known = known();
        List<Outcome> outcomes = new ArrayList<>();
        byPerson(test).forEach((person, held) -> {
            Method.Reader reader = fitted.reader(person, known.getOrDefault(person, List.of()));
            held.forEach(rating -> outcomes.add(
                    new Outcome(person, rating.narrative(), rating.value(), reader.predict(rating.narrative()))));
        });
        return List.copyOf(outcomes);
    }

    /** By person, in canonical order, what may be known of them. */
    SortedMap<Integer, List<TrainingRating>> known() {
        List<TrainingRating> known = new ArrayList<>(training.ratings());
        known.addAll(told);
        known.sort(TrainingSet.CANONICAL);
        return byPerson(known);
    }

    static SortedMap<Integer, List<TrainingRating>> byPerson(List<TrainingRating> ratings) {
        SortedMap<Integer, List<TrainingRating>> by = new TreeMap<>();
        for (TrainingRating rating : ratings) {
            by.computeIfAbsent(rating.person(), person -> new ArrayList<>()).add(rating);
        }
        return by;
    }
}
