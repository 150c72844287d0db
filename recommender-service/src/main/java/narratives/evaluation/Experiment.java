package narratives.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import narratives.comparator.Baselines;
import narratives.evaluation.PairedBootstrap.Difference;
import narratives.feedback.Scale;
import narratives.model.Method;
import narratives.model.ModelOfRatings;
import narratives.model.TrainingSet;
import narratives.model.TrainingSettings;

/**
 * What is done with a set of ratings: each rating is held out once and foretold by the model and by others; then each
 * person is held out once, and the model foretells some of their ratings from the others, few by few.
 *
 * @param folds into how many parts ratings, and people, are divided
 * @param seed of all chance in it: splits and bootstraps
 */
public record Experiment(int folds, long seed, TrainingSettings settings) {
    /** How many ratings of a new person are told at most: as many as half of the people of a trial give at all. */
    public static final int TOLD = 3;

    /** What is told of new people is drawn until they leave so many ratings to foretell; one draw of a few is a lottery. */
    private static final int ENOUGH = 10_000;

    /** More draws of the same ratings tell hardly anything new; chosen by us. */
    private static final int MOST_DRAWS = 10;

    private static final String MODEL = "model";

    /** Why a set of ratings is too small for this; empty if it is not. */
    public Optional<String> obstacle(TrainingSet set) {
        int n = set.ratings().size();
        if (n < folds) {
            return Optional.of("there are " + n + " ratings; there must be at least as many as folds, " + folds);
        }
        boolean somebody = Fold.byPerson(set.ratings()).values().stream().anyMatch(ratings -> ratings.size() > TOLD);
        return somebody ? Optional.empty() : Optional.of("nobody has more than " + TOLD + " ratings");
    }

    /**
     * Measures the model against the means and against others.
     *
     * @throws IllegalArgumentException if there is an obstacle
     */
    public Measured measure(TrainingSet set, List<? extends Method> others) {
        obstacle(set).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        SplittableRandom chance = new SplittableRandom(seed);
        List<Fold> ratings = KFold.split(set, folds, chance.split());
        ColdStartCurve curve = new ColdStartCurve(folds, TOLD, draws(set));
        List<ColdStartCurve.Part> people = curve.split(set, chance.split());
        Method model = new ModelOfRatings(MODEL, settings);
        return new Measured(
                Measured.Size.of(set),
                SplitHash.ofRatings(ratings),
                SplitHash.ofPeople(people),
                rivals(ratings, model, others, set.scale(), chance.split()),
                curve.draws(),
                steps(curve.outcomes(people, model), set.scale(), chance.split()));
    }

    private static int draws(TrainingSet set) {
        int left = Fold.byPerson(set.ratings()).values().stream()
                .mapToInt(ratings -> Math.max(0, ratings.size() - TOLD))
                .sum();
        return Math.clamp(Math.ceilDiv(ENOUGH, Math.max(1, left)), 1, MOST_DRAWS);
    }

    private static Measured.Comparison rivals(
            List<Fold> folds, Method model, List<? extends Method> others, Scale scale, SplittableRandom chance) {
        List<Outcome> ours = outcomes(folds, model);
        List<Measured.Rival> means = new ArrayList<>();
        for (Method mean : List.of(Baselines.globalMean(), Baselines.narrativeMean(), Baselines.personMean())) {
            means.add(rival(folds, ours, mean, scale, chance.split()));
        }
        List<Measured.Rival> rest = new ArrayList<>();
        for (Method other : others) {
            rest.add(rival(folds, ours, other, scale, chance.split()));
        }
        return new Measured.Comparison(Accuracy.of(ours, scale), means, rest);
    }

    private static Measured.Rival rival(
            List<Fold> folds, List<Outcome> ours, Method method, Scale scale, SplittableRandom chance) {
        List<Outcome> theirs = outcomes(folds, method);
        return new Measured.Rival(
                method.name(), Accuracy.of(theirs, scale), PairedBootstrap.rmse(ours, theirs, scale, chance));
    }

    private static List<Outcome> outcomes(List<Fold> folds, Method method) {
        return folds.stream().flatMap(fold -> fold.outcomes(method).stream()).toList();
    }

    private static List<Measured.Step> steps(List<List<Outcome>> curve, Scale scale, SplittableRandom chance) {
        List<Measured.Step> steps = new ArrayList<>();
        for (int told = 0; told < curve.size(); told++) {
            Difference since = PairedBootstrap.rmse(curve.get(told), curve.getFirst(), scale, chance.split());
            steps.add(new Measured.Step(told, Accuracy.of(curve.get(told), scale), since));
        }
        return steps;
    }
}
