package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import narratives.fixture.RatedWorld;
import narratives.model.Biases;
import narratives.model.Method;
import narratives.model.TrainingSet;
import org.junit.jupiter.api.Test;

class EngagementTrainerTest {
    private static final ImplicitSettings FACTORS = new ImplicitSettings(4, .1, .03, 1, 4, 0);

    private static final HeadSettings SETTINGS =
            new HeadSettings(RatingStrength.RATED, FACTORS, RatingStrength.RATED, OptionalDouble.of(10));

    /** Foretells by means, which say nothing of who turns to what. */
    private static final Method MEANS = new Method() {
        @Override
        public String name() {
            return "means";
        }

        @Override
        public Fitted fit(TrainingSet training) {
            Biases biases = Biases.of(training);
            return (person, own) -> biases.reader(own);
        }
    };

    private static BlendChoice choice(TrainingSet set, long seed) {
        EncodedFeatures features = EncodedFeatures.of(set);
        return BlendChoice.of(
                Validation.of(set, seed).stream()
                        .map(validation -> new BlendChoice.Learned(
                                validation,
                                MEANS.fit(validation.rest()),
                                Heads.learn(validation.rest(), features, SETTINGS, Lanes.ONE)))
                        .toList(),
                features,
                Lanes.ONE);
    }

    @Test
    void headsThatTellNothingGetNoWeight() {
        TrainingSet set = RatedWorld.drawn(40, 20, new SplittableRandom(6));
        EncodedFeatures features = EncodedFeatures.of(set);
        Validation validation = Validation.of(set, 1).getFirst();
        double[][] nothing = new double[20][4];
        Heads silent = new Heads(
                SETTINGS,
                new double[20],
                new ImplicitModel(
                        FACTORS, SideBlock.of(nothing, 4, Lanes.ONE), new double[features.personColumns()][4]),
                Optional.empty());

        Blend blend = BlendChoice.of(
                        List.of(new BlendChoice.Learned(validation, MEANS.fit(validation.rest()), silent)),
                        features,
                        Lanes.ONE)
                .choose();

        assertThat(blend).isEqualTo(Blend.OF_NOTHING);
        assertThat(blend).hasToString("rating");
    }

    @Test
    void whatIsChosenIsNeverWorseInTheValidationThanPopularityOrRatingsAlone() {
        for (int seed = 0; seed < 8; seed++) {
            TrainingSet set = RatedWorld.drawn(30, 25, new SplittableRandom(seed));
            BlendChoice choice = choice(set, seed);

            double chosen = choice.gain(choice.choose()).mean();

            assertThat(chosen)
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(
                            choice.gain(choice.popularityAlone()).mean())
                    .isGreaterThanOrEqualTo(choice.gain(Blend.OF_NOTHING).mean());
        }
    }

    @Test
    void whoseCampSomebodyIsInIsFoundFromWhatTheyTurnedTo() {
        TrainingSet set = InteractionWorld.camps(60, 40, new SplittableRandom(2));

        EngagementModel model = new EngagementTrainer(0, Lanes.ONE).train(set, MEANS);

        double[] even = model.added(0, RatedWorld.own(set, 0));
        double[] odd = model.added(1, RatedWorld.own(set, 1));
        assertThat(mean(even, 0)).isGreaterThan(mean(even, 1));
        assertThat(mean(odd, 1)).isGreaterThan(mean(odd, 0));
        assertThat(model.blend().weight(Head.FACTORS) + model.blend().weight(Head.ITEMS))
                .isPositive();
    }

    private static double mean(double[] added, int camp) {
        double sum = 0;
        for (int i = camp; i < added.length; i += 2) {
            sum += added[i];
        }
        return sum / (added.length / 2.0);
    }

    @Test
    void theSameModelHoweverManyThreads() {
        TrainingSet set = InteractionWorld.camps(40, 30, new SplittableRandom(2));
        EngagementModel alone = new EngagementTrainer(5, Lanes.ONE).train(set, MEANS);
        EngagementModel together;
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            together = new EngagementTrainer(5, new Lanes(executor, 3)).train(set, MEANS);
        }

        assertThat(together.settings()).isEqualTo(alone.settings());
        assertThat(together.blend()).isEqualTo(alone.blend());
        assertThat(together.added(3, RatedWorld.own(set, 3))).isEqualTo(alone.added(3, RatedWorld.own(set, 3)));
    }

    @Test
    void aSetWithoutRatingsHasAModelThatAddsNothing() {
        TrainingSet silent = RatedWorld.silent(RatedWorld.drawn(5, 4, new SplittableRandom(1)));

        EngagementModel model = new EngagementTrainer(0, Lanes.ONE).train(silent, MEANS);

        assertThat(model.added(0, List.of())).containsOnly(0);
    }

    @Test
    void aBlendAddsWeightTimesStandardisedScore() {
        Blend blend = new Blend(Map.of(Head.ITEMS, 2.0, Head.POPULARITY, .5));
        double[] popularity = Heads.standardised(new double[] {1, 3});

        double[] added = blend.added(Map.of(Head.POPULARITY, popularity, Head.ITEMS, new double[] {0, 1}), 2);

        assertThat(added).containsExactly(-.5, 2.5);
        assertThat(blend).hasToString("rating + 0.500 popularity + 2.00 items");
        assertThat(Arrays.stream(Heads.standardised(new double[] {4, 4}))).containsOnly(0.0);
    }
}
