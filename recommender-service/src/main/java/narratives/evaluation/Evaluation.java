package narratives.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import narratives.demonstration.Cohort;
import narratives.model.TrainingSet;

/**
 * An experiment on one set of ratings, and what follows from it.
 *
 * @param measured on the set of ratings itself
 * @param cohorts the same on several made-up cohorts, the shipped one first; empty if the ratings are not made up
 */
public record Evaluation(Experiment experiment, Measured measured, List<Measured> cohorts) {
    /** The seeds of the cohorts: that of the shipped one and the next ones, so that none can have been picked. */
    public static final List<Long> SEEDS =
            LongStream.range(Cohort.SEED, Cohort.SEED + Spread.MOST).boxed().toList();

    public Evaluation {
        cohorts = List.copyOf(cohorts);
    }

    /** A sentence, and whether it holds. */
    public record Claim(String sentence, boolean holds) {}

    /** On any ratings. */
    public static Evaluation of(TrainingSet set, Experiment experiment) {
        return new Evaluation(experiment, experiment.measure(set, List.of()), List.of());
    }

    /** On the shipped cohort and on its siblings. */
    public static Evaluation ofDemonstration(CohortRatings ratings, Experiment experiment) {
        List<Measured> cohorts = new ArrayList<>();
        for (long seed : SEEDS) {
            Cohort cohort = Cohort.draw(ratings.narratives(), seed);
            cohorts.add(experiment.measure(ratings.of(cohort), List.of(new Oracle(cohort))));
        }
        return new Evaluation(experiment, cohorts.getFirst(), cohorts);
    }

    /** One figure in every cohort. */
    public Spread spread(Function<Measured, Double> figure) {
        return Spread.of(cohorts.stream().map(figure).toList());
    }

    /**
     * What is claimed. A difference is believed if its whole 95 % interval lies below 0: in the ratings measured, and over
     * the cohorts where there are several.
     */
    public List<Claim> claims() {
        List<Measured.Rival> means = measured.comparison().means();
        boolean beatsMeans = IntStream.range(0, means.size()).allMatch(this::beatsMean);
        boolean learns = measured.last().sinceCold().high() < 0
                && (cohorts.isEmpty()
                        || spread(one -> one.last().sinceCold().estimate()).high() < 0);
        String names = means.stream().map(Measured.Rival::name).collect(Collectors.joining(", "));
        return List.of(
                new Claim("The model beats " + names + ".", beatsMeans),
                new Claim(
                        "After " + measured.last().told()
                                + " ratings of a new person the model beats its own cold start.",
                        learns));
    }

    private boolean beatsMean(int place) {
        Function<Measured, PairedBootstrap.Difference> difference =
                one -> one.comparison().means().get(place).difference();
        return difference.apply(measured).high() < 0
                && (cohorts.isEmpty()
                        || spread(one -> difference.apply(one).estimate()).high() < 0);
    }
}
