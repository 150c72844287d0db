package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import narratives.model.History;
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

    private static BlendChoice choice(TrainingSet set, long seed, double most) {
        EncodedFeatures features = EncodedFeatures.of(set);
        return BlendChoice.of(
                Validation.of(set, false, seed).stream()
                        .map(validation -> new BlendChoice.Learned(
                                validation,
                                MEANS.fit(validation.rest()),
                                Heads.learn(validation.rest(), features, SETTINGS, false, Lanes.ONE)))
                        .toList(),
                features,
                Lanes.ONE,
                most);
    }

    @Test
    void headsThatTellNothingGetNoWeight() {
        TrainingSet set = RatedWorld.drawn(40, 20, new SplittableRandom(6));
        EncodedFeatures features = EncodedFeatures.of(set);
        Validation validation = Validation.of(set, false, 1).getFirst();
        double[][] nothing = new double[20][4];
        Heads silent = new Heads(
                SETTINGS,
                new double[20],
                Optional.of(new ImplicitModel(
                        FACTORS,
                        SideBlock.of(nothing, 4, Lanes.ONE),
                        new double[features.personColumns()][4],
                        new double[features.narrativeColumns()][4])),
                Optional.empty());

        Blend blend = BlendChoice.of(
                        List.of(new BlendChoice.Learned(validation, MEANS.fit(validation.rest()), silent)),
                        features,
                        Lanes.ONE,
                        Double.POSITIVE_INFINITY)
                .choose();

        assertThat(blend).isEqualTo(Blend.OF_NOTHING);
        assertThat(blend).hasToString("rating");
    }

    @Test
    void whatIsChosenIsNeverWorseInTheValidationThanPopularityOrRatingsAlone() {
        for (int seed = 0; seed < 8; seed++) {
            TrainingSet set = RatedWorld.drawn(30, 25, new SplittableRandom(seed));
            BlendChoice choice = choice(set, seed, Double.POSITIVE_INFINITY);

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

        EngagementModel model = new EngagementTrainer(EngagementSettings.unbounded(0), Lanes.ONE).train(set, MEANS);

        double[] even = added(model, set, 0);
        double[] odd = added(model, set, 1);
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
        EngagementModel alone = new EngagementTrainer(EngagementSettings.unbounded(5), Lanes.ONE).train(set, MEANS);
        EngagementModel together;
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            together = new EngagementTrainer(EngagementSettings.unbounded(5), new Lanes(executor, 3)).train(set, MEANS);
        }

        assertThat(together.settings()).isEqualTo(alone.settings());
        assertThat(together.blend()).isEqualTo(alone.blend());
        assertThat(added(together, set, 3)).isEqualTo(added(alone, set, 3));
    }

    @Test
    void aSetWithoutRatingsHasAModelThatAddsNothing() {
        TrainingSet silent = RatedWorld.silent(RatedWorld.drawn(5, 4, new SplittableRandom(1)));

        EngagementModel model = new EngagementTrainer(EngagementSettings.unbounded(0), Lanes.ONE).train(silent, MEANS);

        assertThat(model.added(silent.people().get(0), History.NONE)).containsOnly(0);
    }

    private static double[] added(EngagementModel model, TrainingSet set, int person) {
        return model.added(set.people().get(person), set.histories().get(person));
    }

    @Test
    void whatEngagementAddsIsWeightTimesStandardisedScore() {
        TrainingSet set = InteractionWorld.camps(60, 40, new SplittableRandom(2));
        EngagementModel model = EngagementModel.of(
                set,
                EncodedFeatures.of(set),
                new Blend(Map.of(Head.POPULARITY, .5, Head.FACTORS, 2.0, Head.ITEMS, 3.0)),
                Heads.learn(set, EncodedFeatures.of(set), SETTINGS, false, Lanes.ONE));

        double[] added = added(model, set, 3);

        Map<Head, double[]> scores = model.heads()
                .standardised(set.histories().get(3), EncodedFeatures.of(set).people()[3]);
        for (int i = 0; i < added.length; i++) {
            int narrative = i;
            double sum = scores.entrySet().stream()
                    .mapToDouble(score -> model.blend().weight(score.getKey()) * score.getValue()[narrative])
                    .sum();
            assertThat(added[i]).isEqualTo(sum, within(1e-9));
        }
    }

    @Test
    void weightsStayWithinTheBound() {
        TrainingSet set = InteractionWorld.camps(60, 40, new SplittableRandom(2));
        double free = sum(choice(set, 1, Double.POSITIVE_INFINITY).choose());

        double most = sum(choice(set, 1, .01).choose());

        assertThat(most).isPositive().isLessThan(free / 10);
    }

    private static double sum(Blend blend) {
        return blend.weights().values().stream().mapToDouble(weight -> weight).sum();
    }

    @Test
    void aHeadWithoutWeightIsNotKept() {
        TrainingSet set = InteractionWorld.camps(60, 40, new SplittableRandom(2));

        EngagementModel model = new EngagementTrainer(EngagementSettings.served(0, 1), Lanes.ONE).train(set, MEANS);

        assertThat(model.heads().factors().isPresent()).isEqualTo(model.blend().weight(Head.FACTORS) > 0);
        assertThat(model.heads().items().isPresent()).isEqualTo(model.blend().weight(Head.ITEMS) > 0);
    }

    @Test
    void learnedAgainFromTheSameItIsTheSame() {
        TrainingSet set = InteractionWorld.camps(60, 40, new SplittableRandom(2));
        EngagementTrainer trainer = new EngagementTrainer(EngagementSettings.served(0, 1), Lanes.ONE);
        EngagementModel model = trainer.train(set, MEANS);

        EngagementModel again = trainer.relearn(set, model);

        assertThat(again.blend()).isEqualTo(model.blend());
        assertThat(added(again, set, 3)).isEqualTo(added(model, set, 3));
    }

    @Test
    void aBlendScaledDownKeepsItsProportions() {
        Blend blend = new Blend(Map.of(Head.ITEMS, 2.0, Head.POPULARITY, .5));

        Blend scaled = blend.atMost(1);

        assertThat(scaled.weights()).containsExactly(Map.entry(Head.POPULARITY, .2), Map.entry(Head.ITEMS, .8));
        assertThat(blend.atMost(2.5)).isEqualTo(blend);
        assertThat(blend).hasToString("rating + 0.500 popularity + 2.00 items");
    }

    @Test
    void scoresThatAreAllEqualAreStandardisedToNothing() {
        double[] equal = {4, 4};

        double[] standardised = Standard.of(equal).all(equal);

        assertThat(Arrays.stream(standardised)).containsOnly(0.0);
    }
}
