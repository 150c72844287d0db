package narratives.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Whether a training set bears latent factors. With few ratings a person they can only do harm, so none are offered.
 * Where there are enough, a part of the ratings is held out and foretold with and without factors; they are kept if the
 * ratings held out are the more probable for them, beyond doubt by one standard error.
 */
final class FactorChoice {
    /**
     * How many ratings a person must have on average. Below it factors switched themselves off or gained nothing in every
     * sparse set that we tried, and the model without them is trained in a third of the time.
     */
    static final int FEWEST_EACH = 5;

    /** One rating in so many is held out: the usual tenth. */
    private static final int ONE_IN = 10;

    /**
     * As many sweeps as tell one from the other: half of what a training has. On FilmTrust, MovieLens and Book-Crossing it
     * came to the same models as all of them, measured in November 2026.
     */
    private static final int MOST_SWEEPS = 30;

    private FactorChoice() {}

    /** How many factors to begin with: all that the settings allow, or none. */
    static int of(TrainingSet set, TrainingSettings settings) {
        long raters = set.ratings().stream()
                .mapToInt(TrainingRating::person)
                .distinct()
                .count();
        if (settings.factors() == 0 || set.ratings().size() < FEWEST_EACH * raters || raters < 2) {
            return 0;
        }
        List<TrainingRating> kept = new ArrayList<>();
        List<TrainingRating> heldOut = new ArrayList<>();
        for (int e = 0; e < set.ratings().size(); e++) {
            boolean out = Seeds.unit(settings.seed(), e) * ONE_IN < 1;
            (out ? heldOut : kept).add(set.ratings().get(e));
        }
        TrainingSet rest = set.withRatings(kept);
        TrainingSettings brief = settings.withMostSweeps(Math.min(settings.mostSweeps(), MOST_SWEEPS));
        double[] without = logScores(rest, brief, 0, heldOut);
        double[] with = logScores(rest, brief, settings.factors(), heldOut);
        return isBetter(with, without) ? settings.factors() : 0;
    }

    /** How probable each rating held out is, as a natural logarithm but for a constant. */
    private static double[] logScores(
            TrainingSet set, TrainingSettings settings, int factors, List<TrainingRating> heldOut) {
        VariationalFit fit = new VariationalFit(set, settings, factors);
        fit.sweeps();
        RatingModel model = fit.model();
        NarrativeTraits[] traits = new NarrativeTraits[set.narratives().size()];
        NarrativeBlock[] blocks = new NarrativeBlock[traits.length];
        for (int i = 0; i < traits.length; i++) {
            TrainingNarrative narrative = set.narratives().get(i);
            traits[i] = model.traits(narrative.characterisation()).forScoring();
            blocks[i] = model.block(traits[i], model.evidence(narrative.id()));
        }
        double[] scores = new double[heldOut.size()];
        int next = 0;
        for (List<TrainingRating> own : byPerson(heldOut)) {
            int of = own.getFirst().person();
            PersonBlock person =
                    fit.blockOf(of).orElseGet(() -> model.foldIn(set.people().get(of), List.of()));
            for (TrainingRating rating : own) {
                int i = rating.narrative();
                Prediction foretold = model.predict(person, traits[i].components(), blocks[i]);
                double rest = rating.value() - foretold.mean();
                scores[next++] = -(StrictMath.log(foretold.variance()) + rest * rest / foretold.variance()) / 2;
            }
        }
        return scores;
    }

    private static Collection<List<TrainingRating>> byPerson(List<TrainingRating> ratings) {
        return ratings.stream()
                .collect(Collectors.groupingBy(TrainingRating::person, TreeMap::new, Collectors.toList()))
                .values();
    }

    /** Whether the mean of the differences is above 0 by more than its standard error. */
    static boolean isBetter(double[] ours, double[] theirs) {
        double sum = 0;
        double squares = 0;
        for (int e = 0; e < ours.length; e++) {
            double difference = ours[e] - theirs[e];
            sum += difference;
            squares += difference * difference;
        }
        double spread = squares - sum * sum / ours.length;
        return sum > 0 && sum * sum > spread * ours.length / Math.max(1, ours.length - 1);
    }
}
