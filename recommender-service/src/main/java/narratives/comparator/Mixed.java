package narratives.comparator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import narratives.model.Climb;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The model of ratings without factors, its penalties found by cross-validation in place of learned variances: each in
 * turn is halved or doubled for as long as the held-out ratings are foretold better, twice around. It is there to see
 * which of the two ways shrinks better.
 *
 * <p>M. Stone, Cross-validatory choice and assessment of statistical predictions, JRSS B 36 (1974).
 *
 * @param seed of the folds
 */
record Mixed(String name, long seed) implements Method {
    /** As many components as the model begins with. */
    private static final int COMPONENTS = 5;

    private static final int FOLDS = 5;
    private static final int ROUNDS = 2;

    static Method usual(long seed) {
        return new Mixed("mixed-cv", seed);
    }

    @Override
    public Fitted fit(TrainingSet set) {
        MixedFeatures features = MixedFeatures.of(set, COMPONENTS);
        return new MixedFit(set, features, penalties(set, features));
    }

    private Penalties penalties(TrainingSet set, MixedFeatures features) {
        if (set.ratings().size() < FOLDS) {
            return Penalties.START;
        }
        List<List<TrainingRating>> parts = parts(set);
        Map<Penalties, Double> seen = new HashMap<>();
        ToDoubleFunction<Penalties> worth =
                wanted -> seen.computeIfAbsent(wanted, unseen -> -squaredError(set, features, parts, unseen));
        Penalties best = Penalties.START;
        for (int round = 0; round < ROUNDS; round++) {
            best = Climb.to(best, worth, p -> p.personTimes(.5), p -> p.personTimes(2));
            best = Climb.to(best, worth, p -> p.narrativeTimes(.5), p -> p.narrativeTimes(2));
            best = Climb.to(best, worth, p -> p.tasteTimes(.5), p -> p.tasteTimes(2));
            best = Climb.to(best, worth, p -> p.mapTimes(.5), p -> p.mapTimes(2));
        }
        return best;
    }

    private List<List<TrainingRating>> parts(TrainingSet set) {
        List<TrainingRating> shuffled = new ArrayList<>(set.ratings());
        Collections.shuffle(shuffled, new SplittableRandom(seed));
        return IntStream.range(0, FOLDS)
                .mapToObj(
                        fold -> shuffled.subList(shuffled.size() * fold / FOLDS, shuffled.size() * (fold + 1) / FOLDS))
                .toList();
    }

    private static double squaredError(
            TrainingSet set, MixedFeatures features, List<List<TrainingRating>> parts, Penalties penalties) {
        double sum = 0;
        for (int fold = 0; fold < parts.size(); fold++) {
            List<TrainingRating> learned = new ArrayList<>();
            for (int part = 0; part < parts.size(); part++) {
                learned.addAll(part == fold ? List.of() : parts.get(part));
            }
            TrainingSet rest = set.withRatings(learned);
            RatingRows rows = RatingRows.of(rest);
            MixedFit fit = new MixedFit(rest, features, penalties);
            for (TrainingRating rating : parts.get(fold)) {
                int person = rating.person();
                List<TrainingRating> own = rest.ratings().subList(rows.start()[person], rows.start()[person + 1]);
                double error = rating.value()
                        - fit.reader(person, own).predict(rating.narrative()).mean();
                sum += error * error;
            }
        }
        return sum;
    }
}
