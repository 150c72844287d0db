package narratives.model.engagement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The heads of engagement, learned. They know people by their interactions alone.
 *
 * @param popularity ln(1 + interactions) of each narrative
 */
@SuppressWarnings("ArrayRecordComponent")
record Heads(HeadSettings settings, double[] popularity, ImplicitModel factors, Optional<EaseModel> items) {
    /** A narrative with fewer interactions says nothing of others; it has a score of 0 by {@link Head#ITEMS}. */
    static final int FEWEST = 3;

    static Heads learn(TrainingSet set, EncodedFeatures features, HeadSettings settings, Lanes lanes) {
        InteractionMatrix seenByFactors = InteractionMatrix.of(set, settings.seenByFactors());
        InteractionMatrix seenByItems = InteractionMatrix.of(set, settings.seenByItems());
        return new Heads(
                settings,
                popularity(InteractionMatrix.of(set, RatingStrength.RATED)),
                new ImplicitTrainer(seenByFactors, features, settings.factors(), lanes).train(),
                settings.ridge().isEmpty()
                        ? Optional.empty()
                        : Optional.of(EaseModel.of(seenByItems, settings.ridge().getAsDouble(), FEWEST)));
    }

    private static double[] popularity(InteractionMatrix matrix) {
        return matrix.narratives().stream()
                .mapToDouble(narrative -> StrictMath.log1p(narrative.count()))
                .toArray();
    }

    /** Those there are, the simplest first. */
    List<Head> present() {
        List<Head> present = new ArrayList<>(List.of(Head.POPULARITY, Head.FACTORS));
        items.ifPresent(there -> present.add(Head.ITEMS));
        return List.copyOf(present);
    }

    /**
     * One person's scores of all narratives, by head, standardised over the catalogue.
     *
     * @param own their ratings in canonical order
     * @param features of the person
     */
    Map<Head, double[]> standardised(List<TrainingRating> own, double[] features) {
        Map<Head, double[]> scores = new EnumMap<>(Head.class);
        scores.put(Head.POPULARITY, standardised(popularity));
        scores.put(
                Head.FACTORS,
                standardised(factors.scores(settings.seenByFactors().interactions(own), features)));
        items.ifPresent(model -> scores.put(
                Head.ITEMS, standardised(model.scores(settings.seenByItems().interactions(own)))));
        return scores;
    }

    /** Minus the mean, by the standard deviation; zeros if all are equal. */
    static double[] standardised(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        double spread = spread(scores, mean);
        double[] standardised = new double[scores.length];
        if (spread > 1e-12 * Math.max(1, Math.abs(mean))) {
            for (int i = 0; i < scores.length; i++) {
                standardised[i] = (scores[i] - mean) / spread;
            }
        }
        return standardised;
    }

    /** The standard deviation. */
    static double spread(double[] scores, double mean) {
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        return Math.sqrt(squares / Math.max(1, scores.length));
    }
}
