package narratives.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * How well new people are served with their first ratings: a share of the people is held out of training; of each,
 * none, one, two, ... of their ratings are then told, and the same others foretold every time.
 *
 * @param share of the people held out, above 0 and below 1
 * @param most the most ratings told
 */
public record ColdStartCurve(double share, int most) {
    public ColdStartCurve {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share is " + share + "; must be above 0 and below 1");
        }
        if (most < 0) {
            throw new IllegalArgumentException("most is " + most + "; must be at least 0");
        }
    }

    /**
     * The accuracy by how many ratings were told, 0 first; empty if nobody held out has enough ratings.
     *
     * @param chance decides who is held out and what is told; the same generator state gives the same split
     */
    public List<Accuracy> measure(TrainingSet set, Method method, RandomGenerator chance) {
        SortedMap<Integer, List<TrainingRating>> held = held(set, chance);
        List<TrainingRating> others = set.ratings().stream()
                .filter(rating -> !held.containsKey(rating.person()))
                .toList();
        Method.Fitted fitted = method.fit(set.withRatings(others));
        List<Accuracy> curve = new ArrayList<>();
        for (int told = 0; told <= most; told++) {
            List<Outcome> outcomes = new ArrayList<>();
            int count = told;
            held.forEach((person, ratings) -> outcomes.addAll(outcomes(fitted, person, ratings, count)));
            if (!outcomes.isEmpty()) {
                curve.add(Accuracy.of(outcomes, set.scale()));
            }
        }
        return List.copyOf(curve);
    }

    private SortedMap<Integer, List<TrainingRating>> held(TrainingSet set, RandomGenerator chance) {
        SortedMap<Integer, List<TrainingRating>> all = Fold.byPerson(set.ratings());
        List<Integer> people = new ArrayList<>(all.keySet());
        Collections.shuffle(people, chance);
        SortedMap<Integer, List<TrainingRating>> held = new TreeMap<>();
        for (int person : people.subList(0, (int) Math.ceil(share * people.size()))) {
            List<TrainingRating> ratings = new ArrayList<>(all.getOrDefault(person, List.of()));
            Collections.shuffle(ratings, chance);
            held.put(person, ratings);
        }
        return held;
    }

    private List<Outcome> outcomes(Method.Fitted fitted, int person, List<TrainingRating> ratings, int told) {
        if (ratings.size() <= most) {
            return List.of();
        }
        List<TrainingRating> own =
                ratings.subList(0, told).stream().sorted(TrainingSet.CANONICAL).toList();
        Method.Reader reader = fitted.reader(person, own);
        return ratings.subList(most, ratings.size()).stream()
                .map(rating ->
                        new Outcome(person, rating.narrative(), rating.value(), reader.predict(rating.narrative())))
                .toList();
    }
}
