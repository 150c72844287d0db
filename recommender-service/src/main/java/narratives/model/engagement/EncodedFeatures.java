package narratives.model.engagement;

import java.util.List;
import java.util.SortedMap;
import narratives.catalog.Answer;
import narratives.model.FeatureEncoder;
import narratives.model.FeatureQuestion;
import narratives.model.TrainingSet;

/**
 * What is told of people and narratives, as numbers; a row each, in the order of a training set.
 *
 * @param people each begins with a 1, so that what people have in common is expected of everybody
 * @param personColumns the length of a person's row
 * @param narratives without such a 1: nothing is expected of a narrative of which nothing is told
 * @param narrativeColumns the length of a narrative's row
 */
@SuppressWarnings("ArrayRecordComponent")
record EncodedFeatures(double[][] people, int personColumns, double[][] narratives, int narrativeColumns) {
    static EncodedFeatures of(TrainingSet set) {
        List<SortedMap<String, Answer>> characterisations = set.narratives().stream()
                .map(narrative -> narrative.characterisation().answers())
                .toList();
        FeatureEncoder ofNarratives = FeatureEncoder.fit(FeatureQuestion.of(set.instrument()), characterisations);
        FeatureEncoder ofPeople = FeatureEncoder.fit(FeatureQuestion.inferred(set.people()), set.people());
        return new EncodedFeatures(
                set.people().stream()
                        .map(profile -> withOne(ofPeople.encode(profile)))
                        .toArray(double[][]::new),
                ofPeople.columns().size() + 1,
                characterisations.stream().map(ofNarratives::encode).toArray(double[][]::new),
                ofNarratives.columns().size());
    }

    private static double[] withOne(double[] encoded) {
        double[] whole = new double[encoded.length + 1];
        whole[0] = 1;
        System.arraycopy(encoded, 0, whole, 1, encoded.length);
        return whole;
    }
}
