package narratives.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * How well new people are served with their first ratings: people are held out of training as a whole, each once; of
 * each, none, one, two, ... of their ratings are then told, and the same others foretold every time.
 *
 * @param folds into how many parts people are divided, 2 or more
 * @param most the most ratings told; only people with more than these are looked at
 */
public record ColdStartCurve(int folds, int most) {
    public ColdStartCurve {
        if (folds < 2) {
            throw new IllegalArgumentException("folds is " + folds + "; must be at least 2");
        }
        if (most < 0) {
            throw new IllegalArgumentException("most is " + most + "; must be at least 0");
        }
    }

    /** Somebody held out: the ratings they tell, in this order, and those to foretell. */
    public record NewPerson(int person, List<TrainingRating> told, List<TrainingRating> test) {}

    /** Ratings to learn from, and people of whom none is among them, by their places. */
    public record Part(TrainingSet training, List<NewPerson> people) {}

    /**
     * Divides the people who have ratings.
     *
     * @param chance decides who is held out when and what is told
     */
    public List<Part> split(TrainingSet set, RandomGenerator chance) {
        SortedMap<Integer, List<TrainingRating>> all = Fold.byPerson(set.ratings());
        List<Integer> shuffled = new ArrayList<>(all.keySet());
        Collections.shuffle(shuffled, chance);
        int n = shuffled.size();
        List<Part> parts = new ArrayList<>();
        for (int k = 0; k < folds; k++) {
            Set<Integer> held =
                    new TreeSet<>(shuffled.subList((int) ((long) n * k / folds), (int) ((long) n * (k + 1) / folds)));
            List<NewPerson> people = new ArrayList<>();
            for (int person : held) {
                List<TrainingRating> ratings = new ArrayList<>(all.getOrDefault(person, List.of()));
                Collections.shuffle(ratings, chance);
                if (ratings.size() > most) {
                    people.add(new NewPerson(
                            person,
                            List.copyOf(ratings.subList(0, most)),
                            List.copyOf(ratings.subList(most, ratings.size()))));
                }
            }
            parts.add(new Part(
                    set.withRatings(set.ratings().stream()
                            .filter(rating -> !held.contains(rating.person()))
                            .toList()),
                    List.copyOf(people)));
        }
        return List.copyOf(parts);
    }

    /** What a method foretells, by how many ratings were told, 0 first; the same ratings in the same order each time. */
    public List<List<Outcome>> outcomes(List<Part> parts, Method method) {
        List<List<Outcome>> curve = new ArrayList<>();
        for (int told = 0; told <= most; told++) {
            curve.add(new ArrayList<>());
        }
        for (Part part : parts) {
            Method.Fitted fitted = method.fit(part.training());
            for (int told = 0; told <= most; told++) {
                for (NewPerson person : part.people()) {
                    curve.get(told).addAll(outcomes(fitted, person, told));
                }
            }
        }
        return List.copyOf(curve);
    }

    private static List<Outcome> outcomes(Method.Fitted fitted, NewPerson person, int told) {
        List<TrainingRating> own = person.told().subList(0, told).stream()
                .sorted(TrainingSet.CANONICAL)
                .toList();
        Method.Reader reader = fitted.reader(person.person(), own);
        return person.test().stream()
                .map(rating -> new Outcome(
                        person.person(), rating.narrative(), rating.value(), reader.predict(rating.narrative())))
                .toList();
    }
}
