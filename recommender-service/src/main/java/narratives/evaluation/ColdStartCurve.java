package narratives.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * How well new people are served with their first ratings: people are held out of training as a whole, each once; of
 * each, none, one, two, ... of their ratings are then told, and the same others foretold every time.
 *
 * @param folds into how many parts people are divided, 2 or more
 * @param most the most ratings told; only people with more than these are looked at
 * @param draws how often it is drawn anew which of a person's ratings are told; one draw of a few ratings tells little
 */
public record ColdStartCurve(int folds, int most, int draws) {
    public ColdStartCurve {
        if (folds < 2) {
            throw new IllegalArgumentException("folds is " + folds + "; must be at least 2");
        }
        if (most < 0) {
            throw new IllegalArgumentException("most is " + most + "; must be at least 0");
        }
        if (draws < 1) {
            throw new IllegalArgumentException("draws is " + draws + "; must be at least 1");
        }
    }

    /**
     * Somebody held out: the ratings they tell, in this order, and those to foretell.
     *
     * @param draw the number of the draw, from 1
     */
    public record NewPerson(int person, int draw, List<TrainingRating> told, List<TrainingRating> test) {}

    /** Ratings to learn from, and people of whom none is among them, by their places; each once for every draw. */
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
                people.addAll(newPerson(person, all.getOrDefault(person, List.of()), chance));
            }
            parts.add(new Part(
                    set.withRatings(set.ratings().stream()
                            .filter(rating -> !held.contains(rating.person()))
                            .toList()),
                    List.copyOf(people)));
        }
        return List.copyOf(parts);
    }

    private List<NewPerson> newPerson(int person, List<TrainingRating> ratings, RandomGenerator chance) {
        List<NewPerson> drawn = new ArrayList<>();
        for (int draw = 1; draw <= draws && ratings.size() > most; draw++) {
            List<TrainingRating> shuffled = new ArrayList<>(ratings);
            Collections.shuffle(shuffled, chance);
            drawn.add(new NewPerson(
                    person,
                    draw,
                    List.copyOf(shuffled.subList(0, most)),
                    List.copyOf(shuffled.subList(most, shuffled.size()))));
        }
        return drawn;
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
