package narratives.comparator;

import java.util.List;
import java.util.SortedMap;
import narratives.catalog.Answer;
import narratives.model.ContentComponents;
import narratives.model.FeatureEncoder;
import narratives.model.FeatureQuestion;
import narratives.model.TrainingSet;

/**
 * What is told of people and narratives as numbers, in the order of a training set.
 *
 * @param level of each narrative 1, then its components
 */
@SuppressWarnings("ArrayRecordComponent")
record MixedFeatures(Side people, Side narratives, double[][] level, int width) {
    /**
     * One side.
     *
     * @param columns the length of each row
     */
    record Side(double[][] rows, int columns) {
        /** Of somebody who was not there, nothing. */
        double[] row(int place) {
            return place < rows.length ? rows[place] : new double[columns];
        }

        private static Side of(FeatureEncoder encoder, List<SortedMap<String, Answer>> answers) {
            return new Side(
                    answers.stream().map(encoder::encode).toArray(double[][]::new),
                    encoder.columns().size());
        }
    }

    /** @param most how many components at most */
    static MixedFeatures of(TrainingSet set, int most) {
        List<SortedMap<String, Answer>> characterisations = set.narratives().stream()
                .map(narrative -> narrative.characterisation().answers())
                .toList();
        Side narratives =
                Side.of(FeatureEncoder.fit(FeatureQuestion.of(set.instrument()), characterisations), characterisations);
        Side people = Side.of(FeatureEncoder.fit(FeatureQuestion.inferred(set.people()), set.people()), set.people());
        ContentComponents components = ContentComponents.fit(narratives.rows(), narratives.columns(), most);
        double[][] level = new double[narratives.rows().length][1 + components.count()];
        for (int i = 0; i < level.length; i++) {
            level[i][0] = 1;
            System.arraycopy(components.project(narratives.rows()[i]), 0, level[i], 1, components.count());
        }
        return new MixedFeatures(people, narratives, level, 1 + components.count());
    }

    /** 1 and the components of a narrative. */
    double[] of(int narrative) {
        return level[narrative];
    }

    static double dot(double[] some, double[] others) {
        double sum = 0;
        for (int k = 0; k < some.length; k++) {
            sum += some[k] * others[k];
        }
        return sum;
    }
}
