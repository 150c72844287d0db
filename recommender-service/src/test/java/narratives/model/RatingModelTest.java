package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import narratives.catalog.Characterisation;
import narratives.feedback.Scale;
import org.junit.jupiter.api.Test;

/** A model written down by hand: -2 to 2 about a mean of .4, person .3, slope .2, narrative .25, noise .6. */
final class RatingModelTest {
    private static final RatingModel MODEL = model(Scales.CHANGE);

    private static RatingModel model(Scale scale) {
        FeatureMap nothing = new FeatureMap(0, new double[0][], List.of(output(), output()));
        return new RatingModel(
                ModelScale.of(scale),
                .4,
                .6,
                FeatureEncoder.NONE,
                FeatureEncoder.NONE,
                new ContentComponents(0, new double[][] {{}}),
                new PersonPrior(nothing, new double[] {.3, .2}),
                new NarrativePrior(.1, .02, new FeatureMap(0, new double[0][], List.of(output())), new double[] {.25}),
                new TreeMap<>());
    }

    private static FeatureMap.Output output() {
        return new FeatureMap.Output(new double[0], .1, new double[0]);
    }

    private static final class Scales {
        static final Scale CHANGE = new Scale(-2, 2, 1, OptionalDouble.of(0), List.of());
        static final Scale WITHOUT_MIDDLE = new Scale(1, 4, 1, OptionalDouble.empty(), List.of());
    }

    private static RatedNarrative rated(double component, double effect, double rating) {
        return new RatedNarrative(new double[] {component}, NarrativeBlock.of(new Effect(effect, .1)), rating);
    }

    @Test
    void aPersonWithoutRatingsIsThePrior() {
        PersonBlock person = MODEL.foldIn(new TreeMap<>(), List.of());

        assertThat(person.mean()).containsExactly(0, 0);
        assertThat(person.variance(new double[] {2})).isCloseTo(.3 + 4 * .2, within(1e-14));
    }

    @Test
    void aBalancedLayoutGivesTheShrunkenMean() {
        List<RatedNarrative> four = List.of(rated(1, 0, 1.4), rated(1, 0, 1.4), rated(-1, 0, 1.4), rated(-1, 0, 1.4));

        PersonBlock person = MODEL.foldIn(new TreeMap<>(), four);

        // level and slope do not meet (sum of components 0): n v / (n v + s2) of 1, n = 4: 1.2 / 1.8 (Henderson's BLUP)
        assertThat(person.mean()[0]).isCloseTo(1.2 / 1.8, within(1e-14));
        assertThat(person.mean()[1]).isCloseTo(0, within(1e-14));
        // 1 / (1/v + n/s2)
        assertThat(person.covariance()[0][0]).isCloseTo(1 / (1 / .3 + 4 / .6), within(1e-14));
        assertThat(person.covariance()[1][1]).isCloseTo(1 / (1 / .2 + 4 / .6), within(1e-14));
        assertThat(person.covariance()[0][1]).isCloseTo(0, within(1e-14));
    }

    @Test
    void aSlopeIsLearnedFromNarrativesThatDiffer() {
        List<RatedNarrative> two = List.of(rated(1, .2, 1.6), rated(-1, .2, -.4));

        PersonBlock person = MODEL.foldIn(new TreeMap<>(), two);

        // rests 1 and -1 on components 1 and -1: 2 / s2 over 1/v + 2/s2
        assertThat(person.mean()[0]).isCloseTo(0, within(1e-14));
        assertThat(person.mean()[1]).isCloseTo(2 / .6 / (1 / .2 + 2 / .6), within(1e-14));
        assertThat(person.value(new double[] {-2})).isCloseTo(-2 * .4, within(1e-14));
    }

    @Test
    void aNarrativeMovesFromThePriorToItsRatings() {
        NarrativeTraits traits = MODEL.traits(Characterisation.NONE);
        NarrativeEvidence three =
                NarrativeEvidence.of(.5).plus(NarrativeEvidence.of(1)).plus(NarrativeEvidence.of(1.5));

        Effect effect = MODEL.block(traits, three).effect();

        // precision 1/.25 + 3/.6 = 9; mean (.1 * 4 + 3/.6) / 9; variance 1/9 and (4/9)^2 of the intercept's .02
        assertThat(traits.priorVariance()).isCloseTo(.27, within(1e-15));
        assertThat(effect.mean()).isCloseTo(5.4 / 9, within(1e-14));
        assertThat(effect.variance()).isCloseTo(1. / 9 + 16. / 81 * .02, within(1e-14));
        assertThat(MODEL.block(traits, NarrativeEvidence.NONE).effect()).isEqualTo(new Effect(.1, .27));
    }

    @Test
    void thePartsOfAPredictionAddUp() {
        PersonBlock person = MODEL.foldIn(new TreeMap<>(), List.of(rated(.7, .3, 2), rated(-.4, .1, 0)));
        NarrativeBlock narrative = NarrativeBlock.of(new Effect(.25, .12));
        double[] components = {.9};

        Prediction prediction = MODEL.predict(person, components, narrative);

        double parts = MODEL.mean() + person.mean()[0] + person.mean()[1] * .9 + .25;
        assertThat(prediction.mean()).isCloseTo(parts, within(1e-15));
        assertThat(prediction.variance()).isCloseTo(person.variance(components) + .12 + .6, within(1e-15));
    }

    @Test
    void moreAndLessBeginHalfAStepBesideTheMiddle() {
        NarrativeBlock narrative = NarrativeBlock.of(new Effect(-.4, 0));
        PersonBlock nobody = new PersonBlock(new double[2], new double[2][2]);

        Prediction prediction = MODEL.predict(nobody, new double[1], narrative);

        // mean 0, variance .6: more than .5, less than -.5
        assertThat(prediction.probabilityMore())
                .isCloseTo(1 - StandardNormal.cumulative(.5 / Math.sqrt(.6)), within(1e-14));
        assertThat(prediction.probabilityLess()).isCloseTo(prediction.probabilityMore(), within(1e-14));
        assertThat(prediction.probabilityMore() + prediction.probabilityLess()).isLessThan(1);
    }

    @Test
    void withoutAMiddleAnswerItIsMoreOrLess() {
        PersonBlock nobody = new PersonBlock(new double[2], new double[2][2]);

        Prediction prediction =
                model(Scales.WITHOUT_MIDDLE).predict(nobody, new double[1], NarrativeBlock.of(new Effect(2.1, 0)));

        // mean 2.5, the middle of 1 to 4, which is no answer
        assertThat(prediction.probabilityMore()).isCloseTo(.5, within(1e-15));
        assertThat(prediction.probabilityLess()).isCloseTo(.5, within(1e-15));
    }

    @Test
    void evidenceGivesBackWhatItTook() {
        Random chance = new Random(7);
        double[] contributions = chance.doubles(5000, -2, 2).toArray();
        NarrativeEvidence evidence = NarrativeEvidence.NONE;
        NarrativeEvidence alone = NarrativeEvidence.NONE;
        for (double contribution : contributions) {
            evidence = evidence.plus(NarrativeEvidence.of(contribution));
        }
        for (int i = 0; i < 4990; i++) {
            evidence = evidence.minus(NarrativeEvidence.of(contributions[i]));
        }

        for (int i = 4990; i < 5000; i++) {
            alone = alone.plus(NarrativeEvidence.of(contributions[i]));
        }

        assertThat(evidence.count()).isEqualTo(10);
        assertThat(evidence.weighted()[0]).isCloseTo(alone.weighted()[0], within(1e-9));
    }

    @Test
    void evidenceWithoutItsLastRatingIsNone() {
        NarrativeEvidence evidence =
                NarrativeEvidence.of(.1).plus(NarrativeEvidence.of(.2)).minus(NarrativeEvidence.of(.1));

        NarrativeEvidence none = evidence.minus(NarrativeEvidence.of(.2));

        assertThat(none).isEqualTo(NarrativeEvidence.NONE);
        assertThatThrownBy(() -> none.minus(NarrativeEvidence.of(.2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aContributionIsWhatTheMeanAndThePersonLeaveOver() {
        PersonBlock person = new PersonBlock(new double[] {.5, -.25}, new double[2][2]);

        NarrativeEvidence contribution = MODEL.contribution(person, new double[] {2}, 1);

        // 1 - .4 - (.5 - .5)
        assertThat(contribution.weighted()[0]).isCloseTo(.6, within(1e-15));
    }
}
