package narratives.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import narratives.model.TrainingSet.TrainingRating;

/**
 * How far off a method is that does not say so itself: a tenth of the ratings is held out, foretold from the others, and
 * the squared errors are averaged. One rating as uncertain as it is before anything is known counts among them, so that
 * a handful of lucky guesses does not look like certainty.
 */
public final class HeldOutError {
    /** One rating in so many is held out: the usual tenth. */
    private static final int ONE_IN = 10;

    private HeldOutError() {}

    /**
     * The mean squared error, in squared units of the scale; the same again for the same seed, if the method is.
     *
     * @param seed decides which ratings are held out
     */
    public static double variance(Method method, TrainingSet training, long seed) {
        Map<Integer, List<TrainingRating>> heldOut = new TreeMap<>();
        Map<Integer, List<TrainingRating>> kept = new TreeMap<>();
        for (int e = 0; e < training.ratings().size(); e++) {
            TrainingRating rating = training.ratings().get(e);
            boolean out = Seeds.unit(seed, e) * ONE_IN < 1;
            (out ? heldOut : kept)
                    .computeIfAbsent(rating.person(), first -> new ArrayList<>())
                    .add(rating);
        }
        WeakPrior prior = new WeakPrior(training.scale().range());
        if (heldOut.isEmpty()) {
            return prior.rating();
        }
        Method.Fitted fitted = method.fit(training.withRatings(
                kept.values().stream().flatMap(List::stream).toList()));
        double squares = 0;
        int count = 0;
        for (Map.Entry<Integer, List<TrainingRating>> person : heldOut.entrySet()) {
            Method.Reader reader = fitted.reader(person.getKey(), kept.getOrDefault(person.getKey(), List.of()));
            for (TrainingRating rating : person.getValue()) {
                double error =
                        rating.value() - reader.predict(rating.narrative()).mean();
                squares += error * error;
                count++;
            }
        }
        return prior.learned(prior.rating(), squares, count);
    }
}
