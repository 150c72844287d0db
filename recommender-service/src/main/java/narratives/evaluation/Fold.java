package narratives.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/** Ratings to learn from, and ratings of the same people and narratives that were held out. */
public record Fold(TrainingSet training, List<TrainingRating> test) {
    public Fold {
        test = List.copyOf(test);
    }

    /** What a method foretells of the held-out ratings, by person, then in the order of the test. */
    public List<Outcome> outcomes(Method method) {
        Method.Fitted fitted = method.fit(training);
        SortedMap<Integer, List<TrainingRating>> known = byPerson(training.ratings());
        List<Outcome> outcomes = new ArrayList<>();
        byPerson(test).forEach((person, held) -> {
            Method.Reader reader = fitted.reader(person, known.getOrDefault(person, List.of()));
            held.forEach(rating -> outcomes.add(
                    new Outcome(person, rating.narrative(), rating.value(), reader.predict(rating.narrative()))));
        });
        return List.copyOf(outcomes);
    }

    static SortedMap<Integer, List<TrainingRating>> byPerson(List<TrainingRating> ratings) {
        SortedMap<Integer, List<TrainingRating>> by = new TreeMap<>();
        for (TrainingRating rating : ratings) {
            by.computeIfAbsent(rating.person(), person -> new ArrayList<>()).add(rating);
        }
        return by;
    }
}
