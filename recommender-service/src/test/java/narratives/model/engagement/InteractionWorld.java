package narratives.model.engagement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import narratives.fixture.RatedWorld;
import narratives.model.FeatureEncoder;
import narratives.model.TrainingSet;

/** Small worlds of people who turn to narratives. */
final class InteractionWorld {
    private InteractionWorld() {}

    /** One row a person, one column a narrative: 1 if they turned to it, else 0. */
    static InteractionMatrix of(int[][] rows) {
        List<Interactions> people = Arrays.stream(rows)
                .map(row -> plain(
                        IntStream.range(0, row.length).filter(i -> row[i] == 1).toArray()))
                .toList();
        return InteractionMatrix.of(people, rows[0].length);
    }

    static Interactions plain(int... with) {
        double[] strength = new double[with.length];
        Arrays.fill(strength, 1);
        return new Interactions(with, strength);
    }

    /** By chance, one pair in four, of strengths from a half to one and a half. */
    static InteractionMatrix drawn(int people, int narratives, RandomGenerator chance) {
        List<Interactions> rows = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            int[] with = IntStream.range(0, narratives)
                    .filter(i -> chance.nextInt(4) == 0)
                    .toArray();
            rows.add(new Interactions(
                    with,
                    Arrays.stream(with)
                            .mapToDouble(i -> .5 + chance.nextDouble())
                            .toArray()));
        }
        return InteractionMatrix.of(rows, narratives);
    }

    /** Nothing is told of anybody or anything. */
    static EncodedFeatures untold(InteractionMatrix matrix) {
        double[][] people = new double[matrix.people().size()][];
        Arrays.fill(people, new double[] {1});
        double[][] narratives = new double[matrix.narratives().size()][];
        Arrays.fill(narratives, new double[0]);
        return new EncodedFeatures(FeatureEncoder.NONE, people, FeatureEncoder.NONE, narratives);
    }

    /**
     * Two camps: each person rates most narratives of their camp's half and hardly any other; the values are chance, so
     * that they say nothing of who turns to what.
     */
    static TrainingSet camps(int people, int narratives, RandomGenerator chance) {
        double[][] rows = new double[people][narratives];
        for (int person = 0; person < people; person++) {
            for (int narrative = 0; narrative < narratives; narrative++) {
                boolean theirs = person % 2 == narrative % 2;
                if (chance.nextInt(10) < (theirs ? 6 : 1)) {
                    rows[person][narrative] = 1 + chance.nextInt(5);
                }
            }
        }
        return RatedWorld.of(rows);
    }
}
