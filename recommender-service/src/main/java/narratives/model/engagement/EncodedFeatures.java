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
 * @param ofPeople how profiles become numbers
 * @param people each begins with a 1, so that what people have in common is expected of everybody
 * @param ofNarratives how characterisations become numbers
 * @param narratives without such a 1: nothing is expected of a narrative of which nothing is told
 */
@SuppressWarnings("ArrayRecordComponent")
record EncodedFeatures(FeatureEncoder ofPeople, double[][] people, FeatureEncoder ofNarratives, double[][] narratives) {
    static EncodedFeatures of(TrainingSet set) {
        List<SortedMap<String, Answer>> characterisations = set.narratives().stream()
                .map(narrative -> narrative.characterisation().answers())
                .toList();
        FeatureEncoder ofNarratives = FeatureEncoder.fit(FeatureQuestion.of(set.instrument()), characterisations);
        FeatureEncoder ofPeople = FeatureEncoder.fit(FeatureQuestion.inferred(set.people()), set.people());
        return new EncodedFeatures(
                ofPeople,
                set.people().stream().map(profile -> person(ofPeople, profile)).toArray(double[][]::new),
                ofNarratives,
                characterisations.stream().map(ofNarratives::encode).toArray(double[][]::new));
    }

    /** The length of a person's row. */
    int personColumns() {
        return ofPeople.columns().size() + 1;
    }

    /** The length of a narrative's row. */
    int narrativeColumns() {
        return narratives.length == 0 ? ofNarratives.columns().size() : narratives[0].length;
    }

    /** A person's row. */
    static double[] person(FeatureEncoder encoder, SortedMap<String, Answer> profile) {
        double[] encoded = encoder.encode(profile);
        double[] whole = new double[encoded.length + 1];
        whole[0] = 1;
        System.arraycopy(encoded, 0, whole, 1, encoded.length);
        return whole;
    }
}
