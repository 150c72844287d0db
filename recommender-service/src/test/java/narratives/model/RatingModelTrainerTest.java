package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.feedback.Scale;
import narratives.model.TrainingSet.TrainingRating;
import narratives.people.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RatingModelTrainerTest {
    private static final Scale CHANGE = new Scale(-2, 2, 1, OptionalDouble.of(0), List.of());
    private static final NarrativeId ONE = new NarrativeId("one");

    private static RatingModel train(TrainingSet set) {
        return new RatingModelTrainer(TrainingSettings.DEFAULT).train(set);
    }

    private static TrainingSet.Builder empty() {
        return TrainingSet.builder(CHANGE, Instrument.EMPTY);
    }

    @Test
    void oneRatingAndOneSweepAreAsByHand() {
        TrainingSet set = empty().rating("ann", ONE, 2).build();

        RatingModel model = new RatingModelTrainer(new TrainingSettings(5, 1, 0)).train(set);

        // Guesses for a range of 4: person .2, narrative .2, noise .8, intercept .25; each weighs one observation.
        // mu: (0 + 2) / 2 = 1.
        // person: precision 1/.2 + 1/.8 = 6.25, variance .16, mean .16 * 1 / .8 = .2
        // narrative: the same precision, rest 2 - 1 - .2 = .8: mean .8 / .8 / 6.25 = .16, variance .16
        // intercept: precision 1/.25 + 1/.2 = 9, mean .16 / .2 / 9 = 4/45
        // of each effect, 1 - .16/.2 = .2 is determined
        // narrative variance: (.2 + (.16 - 4/45)^2 + 1/9) / 1.2
        // person variance: (.2 + .2^2) / 1.2 = .2
        // noise: (.8 + (2 - 1 - .2 - .16)^2 + .16 + .16) / 2 = .7648
        assertThat(model.mean()).isEqualTo(1);
        assertThat(model.narratives().intercept()).isCloseTo(4. / 45, within(1e-14));
        assertThat(model.narratives().interceptVariance()).isCloseTo(1. / 9, within(1e-14));
        double rest = .16 - 4. / 45;
        assertThat(model.narratives().variances()[0]).isCloseTo((.2 + rest * rest + 1. / 9) / 1.2, within(1e-14));
        assertThat(model.people().variances()[0]).isCloseTo(.2, within(1e-14));
        assertThat(model.noiseVariance()).isCloseTo(.7648, within(1e-14));
        // evidence: the person once more, with .2 and .7648: (2 - 1 - .16) * .2 / .9648; the rest of 1 is the
        // narrative's
        assertThat(model.evidence(ONE).count()).isEqualTo(1);
        assertThat(model.evidence(ONE).weighted()[0]).isCloseTo(1 - .84 * .2 / .9648, within(1e-14));
    }

    static Stream<TrainingSet> poorSets() {
        Characterisation bright = Characterisation.of(Map.of("bright", new Answer.Flag(true)));
        Profile carer = Profile.of(Map.of("carer", new Answer.Flag(true)));
        TrainingSet.Builder equal = TrainingSet.builder(CHANGE, SimulatedWorld.INSTRUMENT);
        for (int i = 0; i < 200; i++) {
            equal.rating("p" + i % 20, new NarrativeId("n" + i / 20), 2);
        }
        return Stream.of(
                empty().build(),
                TrainingSet.builder(CHANGE, SimulatedWorld.INSTRUMENT).build(),
                empty().person("ann", carer).person("bob", Profile.NONE).build(),
                TrainingSet.builder(CHANGE, SimulatedWorld.INSTRUMENT)
                        .narrative(ONE, bright)
                        .build(),
                empty().rating("ann", ONE, -2).build(),
                TrainingSet.builder(CHANGE, SimulatedWorld.INSTRUMENT)
                        .narrative(ONE, bright)
                        .narrative(new NarrativeId("two"), Characterisation.NONE)
                        .person("ann", carer)
                        .rating("ann", ONE, 1)
                        .build(),
                equal.build(),
                new SimulatedWorld(3, 2, 1, 1).training());
    }

    @ParameterizedTest
    @MethodSource("poorSets")
    void poorDataGiveAProperModel(TrainingSet set) {
        RatingModel model = train(set);

        NarrativeTraits traits = model.traits(Characterisation.of(Map.of("bright", new Answer.Flag(false))));
        PersonBlock person = model.foldIn(
                new TreeMap<>(Map.of("carer", new Answer.Flag(true))),
                List.of(new RatedNarrative(traits.components(), model.block(traits, NarrativeEvidence.NONE), 1)));
        Prediction prediction = model.predict(person, traits.components(), model.block(traits, NarrativeEvidence.NONE));
        assertThat(prediction.mean()).isBetween(-2.5, 2.5);
        assertThat(prediction.variance()).isFinite().isPositive();
        assertThat(prediction.probabilityMore()).isBetween(0.0, 1.0);
        for (double variance : model.people().variances()) {
            assertThat(variance).isBetween(1e-6, 100.0);
        }
        assertThat(model.noiseVariance()).isFinite().isPositive();
        assertThat(RatingModelCodec.write(model)).isNotEmpty();
    }

    @Test
    void withoutRatingsEverythingIsTheGuess() {
        RatingModel model = train(empty().build());

        Prediction prediction = model.predict(
                model.foldIn(new TreeMap<>(), List.of()),
                new double[0],
                model.block(model.traits(Characterisation.NONE), NarrativeEvidence.NONE));

        // person .2, narrative .2, intercept .25, noise .8
        assertThat(prediction.mean()).isZero();
        assertThat(prediction.variance()).isCloseTo(1.45, within(1e-12));
        assertThat(prediction.probabilityMore()).isCloseTo(prediction.probabilityLess(), within(1e-15));
    }

    @Test
    void theOrderOfWhatIsToldChangesNoByte() {
        TrainingSet set = new SimulatedWorld(30, 15, 4, 3).training();
        byte[] before = RatingModelCodec.write(train(set));
        List<TrainingRating> shuffled = new ArrayList<>(set.ratings());
        Collections.shuffle(shuffled, new Random(1));
        TrainingSet.Builder builder = TrainingSet.builder(set.scale(), set.instrument());
        shuffled.forEach(rating -> builder.rating(
                "p" + (100 + rating.person()),
                set.narratives().get(rating.narrative()).id(),
                rating.value()));
        for (int p = set.people().size() - 1; p >= 0; p--) {
            builder.person("p" + (100 + p), new Profile(set.people().get(p)));
        }
        for (int i = set.narratives().size() - 1; i >= 0; i--) {
            builder.narrative(
                    set.narratives().get(i).id(), set.narratives().get(i).characterisation());
        }

        byte[] after = RatingModelCodec.write(train(builder.build()));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void theEvidenceIsThatOfPeopleAsFoldInFindsThemToTheBit() {
        TrainingSet set = new SimulatedWorld(40, 20, 3, 5).training();
        VariationalFit fit = new VariationalFit(set, TrainingSettings.DEFAULT, 0);
        fit.sweeps();

        FoldedEvidence folded = FoldedEvidence.of(fit, set);

        folded.isThatOfTheModel();
    }

    @Test
    void theEvidenceIsTheSumOfEveryonesContributions() {
        TrainingSet set = new SimulatedWorld(40, 20, 3, 5).training();
        VariationalFit fit = new VariationalFit(set, TrainingSettings.DEFAULT, 0);
        fit.sweeps();

        FoldedEvidence folded = FoldedEvidence.of(fit, set);

        folded.isTheSumOfContributions();
    }

    @Test
    void plantedVariancesAreFoundAgain() {
        TrainingSet set = new SimulatedWorld(600, 200, 15, 8).training();

        RatingModel model = train(set);

        assertThat(model.mean() + model.narratives().intercept()).isCloseTo(.5, within(.15));
        assertThat(model.noiseVariance()).isCloseTo(SimulatedWorld.NOISE, within(.03));
        assertThat(model.people().variances()[0]).isCloseTo(SimulatedWorld.PERSON, within(.05));
        assertThat(model.narratives().variances()[0]).isCloseTo(SimulatedWorld.NARRATIVE, within(.05));
        // brightness and length are unrelated, so the two components share the slope on length between them
        double slopes = model.people().variances()[1] + model.people().variances()[2];
        assertThat(slopes).isBetween(SimulatedWorld.SLOPE * .8, SimulatedWorld.SLOPE * 2.2);
        // a bright narrative is .6 better: the answer differs by 2 in units of its column
        double[] bright = model.narrativeEncoder().encode(bright(true));
        double[] dark = model.narrativeEncoder().encode(bright(false));
        FeatureMap map = model.narratives().map();
        assertThat(map.mean(0, bright) - map.mean(0, dark)).isCloseTo(.6, within(.15));
    }

    private static SortedMap<String, Answer> bright(boolean bright) {
        return new TreeMap<>(Map.of("bright", new Answer.Flag(bright), "length", new Answer.Quantity(.5)));
    }

    @Test
    void ninetyPercentOfRatingsLieInTheirIntervals() {
        SimulatedWorld.Drawn drawn = new SimulatedWorld(750, 150, 3, 11).draw(8);
        RatingModel model = train(drawn.training());

        int covered = 0;
        int more = 0;
        double expectedMore = 0;
        for (TrainingRating rating : drawn.heldOut().ratings()) {
            Prediction prediction = predict(model, drawn.training(), rating);
            double half = StandardNormal.NINETY_PERCENT * Math.sqrt(prediction.variance());
            covered += Math.abs(rating.value() - prediction.mean()) <= half ? 1 : 0;
            more += rating.value() > 0 ? 1 : 0;
            expectedMore += prediction.probabilityMore();
        }

        int n = drawn.heldOut().ratings().size();
        assertThat((double) covered / n).isBetween(.88, .92);
        assertThat(expectedMore / n).isCloseTo((double) more / n, within(.02));
    }

    private static Prediction predict(RatingModel model, TrainingSet set, TrainingRating held) {
        List<RatedNarrative> own = set.ratings().stream()
                .filter(rating -> rating.person() == held.person())
                .map(rating -> new RatedNarrative(
                        traits(model, set, rating).components(), effect(model, set, rating), rating.value()))
                .toList();
        PersonBlock block = model.foldIn(set.people().get(held.person()), own);
        return model.predict(block, traits(model, set, held).components(), effect(model, set, held));
    }

    private static NarrativeTraits traits(RatingModel model, TrainingSet set, TrainingRating rating) {
        return model.traits(set.narratives().get(rating.narrative()).characterisation());
    }

    private static NarrativeBlock effect(RatingModel model, TrainingSet set, TrainingRating rating) {
        return model.block(
                traits(model, set, rating),
                model.evidence(set.narratives().get(rating.narrative()).id()));
    }

    @Test
    void aRatingOffTheScaleIsRefused() {
        TrainingSet.Builder builder = empty().rating("ann", ONE, 3);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be within -2.0 and 2.0");
    }
}
