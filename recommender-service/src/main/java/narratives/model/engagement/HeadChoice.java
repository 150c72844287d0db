package narratives.model.engagement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import narratives.model.Climb;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Finds how the heads are best learned, each by the lists that it makes alone of what validations kept: one number at a
 * time is doubled or halved (or more) for as long as that helps.
 */
final class HeadChoice {
    /** Where the search begins; what did best, in powers of ten, where we looked first. */
    private static final ImplicitSettings START = new ImplicitSettings(32, .1, .03, 1, 8, 0);

    private static final int MOST_FACTORS = 128;
    private static final int FEWEST_FACTORS = 8;

    /** Where the search begins; λ of 100 to 1,000 did best on public ratings. */
    private static final double RIDGE = 300;

    /** The largest matrix for which λ is looked for, as each costs up to two seconds. */
    private static final int MOST_SIDE_SEARCHED = 1_500;

    /** What a rating below the mean counts, where it counts less than others. */
    private static final double BELOW = .3;

    private final List<Validation> validations;
    private final EncodedFeatures features;
    private final Lanes lanes;
    private final EngagementSettings settings;

    HeadChoice(List<Validation> validations, EncodedFeatures features, Lanes lanes, EngagementSettings settings) {
        this.validations = validations;
        this.features = features;
        this.lanes = lanes;
        this.settings = settings;
    }

    HeadSettings choose() {
        ImplicitSettings start = new ImplicitSettings(
                START.factors(),
                START.unobserved(),
                START.penalty(),
                START.frequency(),
                START.sweeps(),
                settings.seed());
        RatingStrength seenByFactors = strength(strength -> gain(strength, start));
        int side = EaseModel.side(
                InteractionMatrix.of(validations.getFirst().rest(), RatingStrength.RATED),
                Heads.FEWEST,
                settings.portable());
        if (side == 0 || side > settings.mostItems()) {
            return new HeadSettings(
                    seenByFactors, factors(seenByFactors, start), RatingStrength.RATED, OptionalDouble.empty());
        }
        boolean searched = side <= MOST_SIDE_SEARCHED;
        RatingStrength seenByItems = searched ? strength(strength -> gain(strength, RIDGE)) : RatingStrength.RATED;
        return new HeadSettings(
                seenByFactors,
                factors(seenByFactors, start),
                seenByItems,
                OptionalDouble.of(searched ? ridge(seenByItems) : RIDGE));
    }

    /** All ratings alike, unless it clearly helps to let low ones count less, or not at all. */
    private RatingStrength strength(Function<RatingStrength, Gain> worth) {
        RatingStrength best = RatingStrength.RATED;
        Gain most = worth.apply(best);
        double mean = mean(validations.getFirst().rest());
        double middle = validations.getFirst().rest().scale().middle();
        for (RatingStrength other : List.of(new RatingStrength(mean, BELOW), new RatingStrength(middle, 0))) {
            Gain gain = worth.apply(other);
            if (gain.isClearlyAbove(most)) {
                best = other;
                most = gain;
            }
        }
        return best;
    }

    private static double mean(TrainingSet set) {
        return set.ratings().stream()
                .mapToDouble(TrainingRating::value)
                .average()
                .orElse(set.scale().middle());
    }

    private ImplicitSettings factors(RatingStrength strength, ImplicitSettings start) {
        Map<ImplicitSettings, Double> seen = new HashMap<>();
        ToDoubleFunction<ImplicitSettings> worth = settings ->
                seen.computeIfAbsent(settings, unseen -> gain(strength, unseen).mean());
        ImplicitSettings best = Climb.to(
                start,
                worth,
                s -> with(s, s.factors(), s.unobserved(), s.penalty() / 1.5),
                s -> with(s, s.factors(), s.unobserved(), s.penalty() * 1.5));
        best = Climb.to(
                best,
                worth,
                s -> with(s, s.factors(), s.unobserved() / 2, s.penalty()),
                s -> with(s, s.factors(), s.unobserved() * 2, s.penalty()));
        return Climb.to(
                best,
                worth,
                s -> with(s, Math.max(FEWEST_FACTORS, s.factors() / 2), s.unobserved(), s.penalty()),
                s -> with(s, Math.min(MOST_FACTORS, s.factors() * 2), s.unobserved(), s.penalty()));
    }

    private static ImplicitSettings with(ImplicitSettings s, int factors, double unobserved, double penalty) {
        return new ImplicitSettings(factors, unobserved, penalty, s.frequency(), s.sweeps(), s.seed());
    }

    private double ridge(RatingStrength strength) {
        Map<Double, Double> seen = new HashMap<>();
        ToDoubleFunction<Double> worth = ridge ->
                seen.computeIfAbsent(ridge, unseen -> gain(strength, unseen).mean());
        return Climb.to(RIDGE, worth, ridge -> ridge / 2, ridge -> ridge * 2);
    }

    private Gain gain(RatingStrength strength, ImplicitSettings factors) {
        return gain(rest -> {
            InteractionMatrix matrix = InteractionMatrix.of(rest, strength);
            ImplicitModel model = new ImplicitTrainer(matrix, features, factors, lanes).train();
            return person -> model.scores(matrix.people().get(person.place()), features.people()[person.place()]);
        });
    }

    private Gain gain(RatingStrength strength, double ridge) {
        return gain(rest -> {
            InteractionMatrix matrix = InteractionMatrix.of(rest, strength);
            EaseModel model = EaseModel.of(matrix, ridge, Heads.FEWEST, settings.portable());
            return person -> model.scores(matrix.people().get(person.place()));
        });
    }

    /** @param learner what learns from ratings how to score all narratives for somebody */
    private Gain gain(Function<TrainingSet, Function<Validation.Person, double[]>> learner) {
        List<Validation.Person> people = new ArrayList<>();
        List<double[]> worth = new ArrayList<>();
        for (Validation validation : validations) {
            Function<Validation.Person, double[]> scores = learner.apply(validation.rest());
            double[] each = new double[validation.people().size()];
            lanes.forEach(each.length, n -> {
                Validation.Person person = validation.people().get(n);
                each[n] = person.ndcg(scores.apply(person));
            });
            people.addAll(validation.people());
            worth.add(each);
        }
        return Gain.of(people, worth.stream().flatMapToDouble(Arrays::stream).toArray());
    }
}
