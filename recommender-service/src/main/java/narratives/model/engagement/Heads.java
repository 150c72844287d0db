package narratives.model.engagement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import narratives.model.History;
import narratives.model.TrainingSet;

/**
 * The heads of engagement, learned. They know people by their interactions alone.
 *
 * @param popularity ln(1 + interactions) of each narrative
 */
@SuppressWarnings("ArrayRecordComponent")
record Heads(HeadSettings settings, double[] popularity, Optional<ImplicitModel> factors, Optional<EaseModel> items) {
    /** A narrative with fewer interactions says nothing of others; it has a score of 0 by {@link Head#ITEMS}. */
    static final int FEWEST = 3;

    static Heads learn(
            TrainingSet set, EncodedFeatures features, HeadSettings settings, boolean portable, Lanes lanes) {
        return learn(set, features, settings, EnumSet.allOf(Head.class), portable, lanes);
    }

    /** @param wanted those that are learned; popularity always is */
    static Heads learn(
            TrainingSet set,
            EncodedFeatures features,
            HeadSettings settings,
            Set<Head> wanted,
            boolean portable,
            Lanes lanes) {
        Optional<ImplicitModel> factors = wanted.contains(Head.FACTORS)
                ? Optional.of(new ImplicitTrainer(
                                InteractionMatrix.of(set, settings.seenByFactors()),
                                features,
                                settings.factors(),
                                lanes)
                        .train())
                : Optional.empty();
        Optional<EaseModel> items =
                wanted.contains(Head.ITEMS) && settings.ridge().isPresent()
                        ? Optional.of(EaseModel.of(
                                InteractionMatrix.of(set, settings.seenByItems()),
                                settings.ridge().getAsDouble(),
                                FEWEST,
                                portable))
                        : Optional.empty();
        return new Heads(settings, popularity(InteractionMatrix.of(set, RatingStrength.RATED)), factors, items);
    }

    private static double[] popularity(InteractionMatrix matrix) {
        return matrix.narratives().stream()
                .mapToDouble(narrative -> StrictMath.log1p(narrative.count()))
                .toArray();
    }

    /** Those there are, the simplest first. */
    List<Head> present() {
        List<Head> present = new ArrayList<>(List.of(Head.POPULARITY));
        factors.ifPresent(there -> present.add(Head.FACTORS));
        items.ifPresent(there -> present.add(Head.ITEMS));
        return List.copyOf(present);
    }

    /**
     * One person's scores of all narratives, by head, standardised over the catalogue.
     *
     * @param features of the person
     */
    Map<Head, double[]> standardised(History own, double[] features) {
        Map<Head, double[]> scores = new EnumMap<>(Head.class);
        scores.put(Head.POPULARITY, Standard.of(popularity).all(popularity));
        factors.ifPresent(model -> scores.put(
                Head.FACTORS, standardised(model.scores(settings.seenByFactors().interactions(own), features))));
        items.ifPresent(model -> scores.put(
                Head.ITEMS, standardised(model.scores(settings.seenByItems().interactions(own)))));
        return scores;
    }

    private static double[] standardised(double[] scores) {
        return Standard.of(scores).all(scores);
    }
}
