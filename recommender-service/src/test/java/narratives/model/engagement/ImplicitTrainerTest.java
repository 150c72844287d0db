package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import narratives.model.FeatureEncoder;
import narratives.model.PrincipalAxes;
import org.junit.jupiter.api.Test;

class ImplicitTrainerTest {
    private static final ImplicitSettings SETTINGS = new ImplicitSettings(3, .1, .02, 1, 10, 7);

    private static ImplicitModel train(InteractionMatrix matrix, ImplicitSettings settings) {
        return new ImplicitTrainer(matrix, InteractionWorld.untold(matrix), settings, Lanes.ONE).train();
    }

    @Test
    void whatIsMinimisedFallsWithEverySweep() {
        InteractionMatrix matrix = InteractionWorld.drawn(30, 12, new SplittableRandom(4));

        double[] losses = IntStream.rangeClosed(1, 8)
                .mapToDouble(sweeps -> loss(matrix, train(matrix, SETTINGS.withSweeps(sweeps))))
                .toArray();

        for (int sweep = 1; sweep < losses.length; sweep++) {
            assertThat(losses[sweep]).isLessThan(losses[sweep - 1]);
        }
    }

    private static double loss(InteractionMatrix matrix, ImplicitModel model) {
        ImplicitSettings settings = model.settings();
        double[][] y = model.narratives().rows();
        double loss = 0;
        double costs = 0;
        for (Interactions own : matrix.people()) {
            double[] x = model.foldIn(own, new double[] {1});
            double cost = settings.cost(own.count(), y.length);
            costs += cost;
            for (int k = 0; k < x.length; k++) {
                loss += cost * Math.pow(x[k] - model.people()[0][k], 2);
            }
            for (double[] row : y) {
                loss += settings.unobserved() * Math.pow(PrincipalAxes.dot(x, row), 2);
            }
            for (int n = 0; n < own.count(); n++) {
                loss += own.strength()[n] * Math.pow(PrincipalAxes.dot(x, y[own.with()[n]]) - 1, 2);
            }
        }
        for (int i = 0; i < y.length; i++) {
            double cost = settings.cost(
                    matrix.narratives().get(i).count(), matrix.people().size());
            loss += cost * PrincipalAxes.dot(y[i], y[i]);
        }
        double[] common = model.people()[0];
        return loss + 10 * costs / matrix.people().size() * PrincipalAxes.dot(common, common);
    }

    @Test
    void theSameBitsHoweverManyThreads() {
        InteractionMatrix matrix = InteractionWorld.drawn(300, 150, new SplittableRandom(4));
        EncodedFeatures features = InteractionWorld.untold(matrix);
        ImplicitModel alone = new ImplicitTrainer(matrix, features, SETTINGS, Lanes.ONE).train();
        ImplicitModel together;
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            together = new ImplicitTrainer(matrix, features, SETTINGS, new Lanes(executor, 4)).train();
        }

        assertThat(together.narratives().rows())
                .isDeepEqualTo(alone.narratives().rows());
        assertThat(together.people()).isDeepEqualTo(alone.people());
    }

    @Test
    void whoTurnedToNothingIsDrawnToWhatMostTurnTo() {
        InteractionMatrix matrix = InteractionWorld.of(
                new int[][] {{1, 1, 0, 0}, {1, 0, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 0}, {1, 0, 0, 1}, {1, 1, 0, 0}});

        double[] scores = train(matrix, SETTINGS).scores(Interactions.NONE, new double[] {1});

        assertThat(scores[0]).isGreaterThan(scores[1]);
        assertThat(scores[1]).isGreaterThan(scores[2]);
        assertThat(scores[2]).isPositive();
    }

    /** Narratives 0 to 3 are of one kind, 4 to 7 of the other; nobody has turned to 3 and 7 yet. */
    @Test
    void aNarrativeThatNobodyTurnedToIsJudgedByItsCharacterisation() {
        int[][] rows = new int[40][8];
        for (int person = 0; person < rows.length; person++) {
            int from = person % 2 * 4;
            Arrays.fill(rows[person], from, from + 3, 1);
        }
        InteractionMatrix matrix = InteractionWorld.of(rows);
        EncodedFeatures untold = InteractionWorld.untold(matrix);
        double[][] kinds = IntStream.range(0, 8)
                .mapToObj(i -> new double[] {i < 4 ? 1 : -1})
                .toArray(double[][]::new);
        EncodedFeatures told = new EncodedFeatures(FeatureEncoder.NONE, untold.people(), FeatureEncoder.NONE, kinds);

        double[] scores = new ImplicitTrainer(matrix, told, SETTINGS, Lanes.ONE)
                .train()
                .scores(matrix.people().getFirst(), new double[] {1});

        assertThat(scores[3]).isGreaterThan(scores[7]);
        assertThat(scores[3]).isLessThan(scores[2]);
    }
}
