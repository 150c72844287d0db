package narratives.model.engagement;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Finds how the heads are best learned, each by the lists that it makes alone of what a validation kept: one number at a
 * time is doubled or halved (or more) for as long as that helps.
 */
final class HeadChoice {
    /** Where the search begins; what did best, in powers of ten, where we looked first. */
    private static final ImplicitSettings START = new ImplicitSettings(32, .1, .03, 1, 8, 0);

    private static final int MOST_FACTORS = 128;
    private static final int FEWEST_FACTORS = 8;

    /** Where the search begins; λ of 100 to 1,000 did best on public ratings. */
    private static final double RIDGE = 300;

    /** The largest side that is inverted at all: 200 MB, and a minute or two of one processor. */
    static final int MOST_SIDE = 5_000;

    /** The largest for which λ is looked for, as each costs up to two seconds. */
    private static final int MOST_SIDE_SEARCHED = 1_500;

    /** What a rating below the mean counts, where it counts less than others. */
    private static final double BELOW = .3;

    private final Validation validation;
    private final Lanes lanes;
    private final long seed;

    HeadChoice(Validation validation, Lanes lanes, long seed) {
        this.validation = validation;
        this.lanes = lanes;
        this.seed = seed;
    }

    HeadSettings choose() {
        ImplicitSettings start = new ImplicitSettings(
                START.factors(), START.unobserved(), START.penalty(), START.frequency(), START.sweeps(), seed);
        RatingStrength strength = strength(start);
        EngagementSet set = EngagementSet.of(validation.rest(), strength);
        return new HeadSettings(strength, factors(set, start), ridge(set));
    }

    /** All ratings alike, unless it clearly helps to let those below the mean count less. */
    private RatingStrength strength(ImplicitSettings start) {
        RatingStrength less = new RatingStrength(mean(validation.rest()), BELOW);
        Gain alike = gain(EngagementSet.of(validation.rest(), RatingStrength.RATED), start);
        Gain unlike = gain(EngagementSet.of(validation.rest(), less), start);
        return unlike.isClearlyAbove(alike) ? less : RatingStrength.RATED;
    }

    private static double mean(TrainingSet set) {
        return set.ratings().stream()
                .mapToDouble(TrainingRating::value)
                .average()
                .orElse(set.scale().middle());
    }

    private ImplicitSettings factors(EngagementSet set, ImplicitSettings start) {
        Map<ImplicitSettings, Double> seen = new HashMap<>();
        ToDoubleFunction<ImplicitSettings> worth = settings ->
                seen.computeIfAbsent(settings, unseen -> gain(set, unseen).mean());
        ImplicitSettings best = climb(
                start,
                worth,
                s -> with(s, s.factors(), s.unobserved(), s.penalty() / 1.5),
                s -> with(s, s.factors(), s.unobserved(), s.penalty() * 1.5));
        best = climb(
                best,
                worth,
                s -> with(s, s.factors(), s.unobserved() / 2, s.penalty()),
                s -> with(s, s.factors(), s.unobserved() * 2, s.penalty()));
        return climb(
                best,
                worth,
                s -> with(s, Math.max(FEWEST_FACTORS, s.factors() / 2), s.unobserved(), s.penalty()),
                s -> with(s, Math.min(MOST_FACTORS, s.factors() * 2), s.unobserved(), s.penalty()));
    }

    private static ImplicitSettings with(ImplicitSettings s, int factors, double unobserved, double penalty) {
        return new ImplicitSettings(factors, unobserved, penalty, s.frequency(), s.sweeps(), s.seed());
    }

    private OptionalDouble ridge(EngagementSet set) {
        int side = EaseModel.side(set.interactions(), Heads.FEWEST);
        if (side == 0 || side > MOST_SIDE) {
            return OptionalDouble.empty();
        }
        if (side > MOST_SIDE_SEARCHED) {
            return OptionalDouble.of(RIDGE);
        }
        Map<Double, Double> seen = new HashMap<>();
        ToDoubleFunction<Double> worth = ridge -> seen.computeIfAbsent(
                ridge,
                unseen -> gain(set, EaseModel.of(set.interactions(), unseen, Heads.FEWEST))
                        .mean());
        return OptionalDouble.of(climb(RIDGE, worth, ridge -> ridge / 2, ridge -> ridge * 2));
    }

    /** Downward if that helps, else upward, until it helps no more. */
    static <T> T climb(T start, ToDoubleFunction<T> worth, Function<T, T> down, Function<T, T> up) {
        T lower = climb(start, worth, down);
        return lower.equals(start) ? climb(start, worth, up) : lower;
    }

    private static <T> T climb(T start, ToDoubleFunction<T> worth, Function<T, T> step) {
        T best = start;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            T next = step.apply(best);
            if (!(worth.applyAsDouble(next) > worth.applyAsDouble(best))) {
                break;
            }
            best = next;
        }
        return best;
    }

    /** Five doublings are a factor of 32; beyond that lies nothing sensible. */
    private static final int MOST_STEPS = 5;

    private Gain gain(EngagementSet set, ImplicitSettings settings) {
        ImplicitModel model = new ImplicitTrainer(set, settings, lanes).train();
        return gain(person ->
                model.scores(set.interactions().people().get(person.place()), set.profiles()[person.place()]));
    }

    private Gain gain(EngagementSet set, EaseModel model) {
        return gain(person -> model.scores(set.interactions().people().get(person.place())));
    }

    private Gain gain(Function<Validation.Person, double[]> scores) {
        double[] each = new double[validation.people().size()];
        lanes.forEach(each.length, n -> {
            Validation.Person person = validation.people().get(n);
            each[n] = person.ndcg(scores.apply(person));
        });
        return new Gain(each);
    }
}
