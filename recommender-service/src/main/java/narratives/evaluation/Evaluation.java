package narratives.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import narratives.demonstration.Cohort;
import narratives.model.TrainingSet;

/**
 * An experiment on one set of ratings, and what follows from it.
 *
 * @param measured on the set of ratings itself
 * @param cohorts the same on several made-up cohorts, the shipped one first; empty if there is no more than the one set of ratings
 */
public record Evaluation(Experiment experiment, Measured measured, List<Measured> cohorts) {
    /** The most cohorts. */
    public static final int MOST_COHORTS = Spread.MOST;

    public Evaluation {
        cohorts = List.copyOf(cohorts);
    }

    /** A sentence, and whether it holds. */
    public record Claim(String sentence, boolean holds) {}

    /** On any ratings. */
    public static Evaluation of(TrainingSet set, Experiment experiment) {
        return new Evaluation(experiment, experiment.measure(set, List.of()), List.of());
    }

    /**
     * On the shipped cohort, and on others with the seeds that follow its own, so that none can have been picked.
     *
     * @param count how many cohorts in all, 1 to {@value #MOST_COHORTS}
     */
    public static Evaluation ofDemonstration(CohortRatings ratings, Experiment experiment, int count) {
        if (count < 1 || count > MOST_COHORTS) {
            throw new IllegalArgumentException("count is " + count + "; must be within 1.." + MOST_COHORTS);
        }
        List<Measured> cohorts = new ArrayList<>();
        for (long seed = Cohort.SEED; seed < Cohort.SEED + count; seed++) {
            Cohort cohort = Cohort.draw(ratings.narratives(), seed);
            cohorts.add(experiment.measure(ratings.of(cohort), List.of(new Oracle(cohort))));
        }
        return new Evaluation(experiment, cohorts.getFirst(), count == 1 ? List.of() : cohorts);
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
        List<String> names = means.stream().map(Measured.Rival::name).toList();
        String list = String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        return List.of(
                new Claim("The model beats " + list + ".", beatsMeans),
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
