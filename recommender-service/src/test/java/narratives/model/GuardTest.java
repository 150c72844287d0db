package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import narratives.fixture.RatedWorld;
import narratives.model.Guard.Verdict;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final TrainingSet SET = new LatentWorld(1).training();

    private static RatingModel model(int factors) {
        return new RatingModelTrainer(TrainingSettings.DEFAULT).train(SET, factors);
    }

    @Test
    void aModelThatMissesWhatPeopleDifferInIsWorse() {
        RatingModel with = model(10);
        RatingModel without = model(0);

        Verdict verdict = Guard.compare(with, without, SET);

        // Pairs that were not rated are foretold with errors of .53 and .81; see FactorTrainingTest.
        assertThat(verdict.after() / verdict.before()).isGreaterThan(1.2);
        assertThat(verdict.ratings()).isEqualTo(Guard.NEWEST);
        assertThat(verdict.isWorse()).isTrue();
        assertThat(Guard.compare(without, with, SET).isWorse()).isFalse();
    }

    @Test
    void aModelIsNotWorseThanItself() {
        RatingModel one = model(0);

        Verdict verdict = Guard.compare(one, one, SET);

        assertThat(verdict.after()).isEqualTo(verdict.before());
        assertThat(verdict.isWorse()).isFalse();
    }

    /** Of two ratings of one person each is foretold from the other one alone. */
    @Test
    void aRatingIsForetoldFromTheOthersOfTheSamePerson() {
        TrainingSet two = RatedWorld.of(new double[][] {{5, 2}});
        RatingModel model = new RatingModelTrainer(TrainingSettings.DEFAULT).train(two);

        Verdict verdict = Guard.compare(model, model, two);

        double squares = 0;
        for (int told = 0; told < 2; told++) {
            RatedNarrative known = rated(model, two, told);
            RatedNarrative asked = rated(model, two, 1 - told);
            PersonBlock person = model.foldIn(two.people().getFirst(), List.of(known));
            double rest = asked.rating()
                    - model.predict(person, asked.components(), asked.narrative())
                            .mean();
            squares += rest * rest;
        }
        assertThat(verdict.ratings()).isEqualTo(2);
        assertThat(verdict.before()).isCloseTo(Math.sqrt(squares / 2), within(1e-12));
    }

    private static RatedNarrative rated(RatingModel model, TrainingSet set, int place) {
        var narrative = set.narratives().get(place);
        NarrativeTraits traits = model.traits(narrative.characterisation());
        return new RatedNarrative(
                traits.components(),
                model.block(traits, model.evidence(narrative.id())),
                set.ratings().get(place).value());
    }

    @Test
    void fiveInAHundredAreLetPassAndMoreAreNot() {
        assertThat(new Verdict(100, 1, 1.05).isWorse()).isFalse();
        assertThat(new Verdict(100, 1, 1.051).isWorse()).isTrue();
        assertThat(new Verdict(100, 1, Double.NaN).isWorse()).isTrue();
    }

    @Test
    void withAHandfulOfRatingsNothingIsRefused() {
        assertThat(new Verdict(29, 1, 9).isWorse()).isFalse();
        assertThat(new Verdict(30, 1, 9).isWorse()).isTrue();
    }

    @Test
    void ofNoRatingsNothingIsSaid() {
        TrainingSet none = SET.withRatings(List.of());
        RatingModel model = model(0);

        Verdict verdict = Guard.compare(model, model, none);

        assertThat(verdict).isEqualTo(new Verdict(0, 0, 0));
        assertThat(verdict.isWorse()).isFalse();
    }
}
