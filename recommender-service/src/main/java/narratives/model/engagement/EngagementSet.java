package narratives.model.engagement;

import java.util.List;
import java.util.SortedMap;
import narratives.catalog.Answer;
import narratives.model.FeatureEncoder;
import narratives.model.FeatureQuestion;
import narratives.model.TrainingSet;

/**
 * Interactions, and what is told of people and narratives, as numbers.
 *
 * @param profiles of the people; each begins with a 1, so that what people have in common is expected of everybody
 * @param characterisations of the narratives, without such a 1: nothing is expected of one that nobody turned to
 * @param profileColumns the length of a profile
 * @param characterisationColumns the length of a characterisation
 */
@SuppressWarnings("ArrayRecordComponent")
public record EngagementSet(
        InteractionMatrix interactions,
        double[][] profiles,
        double[][] characterisations,
        int profileColumns,
        int characterisationColumns) {
    /** Everything of a training set, with its ratings as interactions. */
    public static EngagementSet of(TrainingSet set, RatingStrength strength) {
        List<SortedMap<String, Answer>> answers = set.narratives().stream()
                .map(narrative -> narrative.characterisation().answers())
                .toList();
        FeatureEncoder narratives = FeatureEncoder.fit(FeatureQuestion.of(set.instrument()), answers);
        FeatureEncoder people = FeatureEncoder.fit(FeatureQuestion.inferred(set.people()), set.people());
        return new EngagementSet(
                InteractionMatrix.of(set, strength),
                set.people().stream()
                        .map(profile -> withOne(people.encode(profile)))
                        .toArray(double[][]::new),
                answers.stream().map(narratives::encode).toArray(double[][]::new),
                people.columns().size() + 1,
                narratives.columns().size());
    }

    /** The same people and narratives with other interactions. */
    public EngagementSet with(InteractionMatrix others) {
        return new EngagementSet(others, profiles, characterisations, profileColumns, characterisationColumns);
    }

    private static double[] withOne(double[] encoded) {
        double[] whole = new double[encoded.length + 1];
        whole[0] = 1;
        System.arraycopy(encoded, 0, whole, 1, encoded.length);
        return whole;
    }
}
