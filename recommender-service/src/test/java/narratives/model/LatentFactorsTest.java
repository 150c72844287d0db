package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import narratives.catalog.Characterisation;
import narratives.feedback.Scale;
import org.junit.jupiter.api.Test;

/**
 * A model written down by hand with one component and one factor: mean .4, noise .6; person .3, slope .2, factor .5;
 * narrative .25, factor .8.
 */
final class LatentFactorsTest {
    private static final RatingModel MODEL = new RatingModel(
            ModelScale.of(new Scale(-2, 2, 1, OptionalDouble.of(0), List.of())),
            .4,
            .6,
            FeatureEncoder.NONE,
            FeatureEncoder.NONE,
            new ContentComponents(0, new double[][] {{}}),
            new PersonPrior(maps(3), new double[] {.3, .2, .5}),
            new NarrativePrior(.1, .02, maps(2), new double[] {.25, .8}),
            new TreeMap<>());
    private static final PersonBlock PERSON = new PersonBlock(
            new double[] {.5, -.25, .4}, new double[][] {{.2, .01, .02}, {.01, .1, .03}, {.02, .03, .3}});

    private static FeatureMap maps(int outputs) {
        FeatureMap.Output nothing = new FeatureMap.Output(new double[0], .1, new double[0]);
        return new FeatureMap(0, new double[0][], Collections.nCopies(outputs, nothing));
    }

    @Test
    void whatIsNotKnownOfANarrativeCountsInWhatIsLearnedOfAPerson() {
        NarrativeBlock narrative = new NarrativeBlock(new double[] {.2, .5}, new double[][] {{.1, .03}, {.03, .4}});

        PersonBlock person =
                MODEL.foldIn(new TreeMap<>(), List.of(new RatedNarrative(new double[] {0}, narrative, 1.2)));

        // z = (1, .5): E[z z'] = (1 .5; .5 .25 + .4); rest 1.2 - .4 - .2 = .6; h = (.6, .6 * .5 - .03) / .6
        double level = 1 / .3 + 1 / .6;
        double factor = 1 / .5 + .65 / .6;
        double across = .5 / .6;
        double determinant = level * factor - across * across;
        assertThat(person.mean()[0]).isCloseTo((factor - across * .45) / determinant, within(1e-14));
        assertThat(person.mean()[1]).isCloseTo(0, within(1e-14));
        assertThat(person.mean()[2]).isCloseTo((level * .45 - across) / determinant, within(1e-14));
        assertThat(person.covariance()[2][2]).isCloseTo(level / determinant, within(1e-14));
        assertThat(person.covariance()[2][0]).isCloseTo(-across / determinant, within(1e-14));
    }

    @Test
    void whatIsNotKnownOfAPersonCountsInWhatARatingSays() {
        NarrativeEvidence contribution = MODEL.contribution(PERSON, new double[] {2}, 1);

        // l = .5 - .25 * 2 = 0, rest 1 - .4 = .6; Cov(l, p) = .02 + 2 * .03; E p^2 = .4^2 + .3
        assertThat(contribution.count()).isEqualTo(1);
        assertThat(contribution.weighted()).containsExactly(new double[] {.6, .6 * .4 - .08}, within(1e-15));
        assertThat(contribution.moments()).containsExactly(new double[] {.4, .46}, within(1e-15));
    }

    @Test
    void aNarrativeMovesFromThePriorToItsRatings() {
        NarrativeTraits traits = MODEL.traits(Characterisation.NONE);

        NarrativeBlock block = MODEL.block(traits, MODEL.contribution(PERSON, new double[] {2}, 1));

        double effect = 1 / .25 + 1 / .6;
        double factor = 1 / .8 + .46 / .6;
        double across = .4 / .6;
        double determinant = effect * factor - across * across;
        double first = .1 / .25 + .6 / .6;
        double second = .16 / .6;
        assertThat(block.mean()[0]).isCloseTo((factor * first - across * second) / determinant, within(1e-14));
        assertThat(block.mean()[1]).isCloseTo((effect * second - across * first) / determinant, within(1e-14));
        // the intercept's .02 is left by the square of S / .25
        double own = factor / determinant;
        assertThat(block.covariance()[0][0]).isCloseTo(own + own * own / .0625 * .02, within(1e-14));
        assertThat(MODEL.block(traits, NarrativeEvidence.NONE).mean()).containsExactly(.1, 0);
        assertThat(MODEL.block(traits, NarrativeEvidence.NONE).covariance()[1][1])
                .isEqualTo(.8);
    }

    @Test
    void aForetoldRatingIsAsUncertainAsBothSidesTogether() {
        NarrativeBlock narrative = new NarrativeBlock(new double[] {.25, -.6}, new double[][] {{.12, .02}, {.02, .15}});

        Prediction prediction = MODEL.predict(PERSON, new double[] {2}, narrative);

        // .4 + .5 - .25 * 2 + .4 * -.6 + .25
        assertThat(prediction.mean()).isCloseTo(.41, within(1e-15));
        // z_i = (1, 2, -.6): .2 + .4 + .108 + 2 (.02 - .012 - .036)
        double person = .652;
        // z_u = (1, .4): .12 + 2 * .4 * .02 + .16 * .15; the trace .3 * .15
        double other = .16 + .045;
        assertThat(prediction.variance()).isCloseTo(person + other + .6, within(1e-15));
    }

    @Test
    void evidenceGivesBackWhatItTook() {
        Random chance = new Random(7);
        NarrativeEvidence[] contributions = new NarrativeEvidence[5000];
        for (int e = 0; e < contributions.length; e++) {
            PersonBlock person = new PersonBlock(
                    new double[] {chance.nextGaussian(), 0, chance.nextGaussian()}, PERSON.covariance());
            contributions[e] = MODEL.contribution(person, new double[] {0}, chance.nextInt(-2, 3));
        }
        NarrativeEvidence evidence = NarrativeEvidence.NONE;
        NarrativeEvidence alone = NarrativeEvidence.NONE;
        for (NarrativeEvidence contribution : contributions) {
            evidence = evidence.plus(contribution);
        }
        for (int e = 0; e < 4990; e++) {
            evidence = evidence.minus(contributions[e]);
        }

        for (int e = 4990; e < 5000; e++) {
            alone = alone.plus(contributions[e]);
        }

        assertThat(evidence.count()).isEqualTo(10);
        assertThat(evidence.weighted()).containsExactly(alone.weighted(), within(1e-9));
        assertThat(evidence.moments()).containsExactly(alone.moments(), within(1e-9));
    }

    @Test
    void evidenceWithTooMuchTakenBackStillGivesAnEffect() {
        NarrativeTraits traits = MODEL.traits(Characterisation.NONE);
        NarrativeEvidence impossible = new NarrativeEvidence(3, new double[] {.5, -10}, new double[] {3, 1});

        NarrativeBlock block = MODEL.block(traits, impossible);

        // the effect alone: precision 1/.25 + 3/.6 = 9; mean (.1 * 4 + 3/.6) / 9
        assertThat(block.effect().mean()).isCloseTo(.6, within(1e-14));
        assertThat(block.mean()[1]).isZero();
        assertThat(block.covariance()[1][1]).isEqualTo(.8);
    }

    @Test
    void evidenceOfAnotherNumberOfFactorsIsRefused() {
        NarrativeEvidence with = MODEL.contribution(PERSON, new double[] {2}, 1);

        assertThatThrownBy(() -> with.plus(NarrativeEvidence.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NarrativeEvidence(1, new double[3], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 moments of 1 factors");
    }
}
