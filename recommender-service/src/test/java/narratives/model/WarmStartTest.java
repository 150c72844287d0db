package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import narratives.fixture.RatedWorld;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

/** Sweeps that begin with a model of earlier ratings. */
class WarmStartTest {
    private static final TrainingSettings SETTINGS = new TrainingSettings(5, 2, 400, 1e-9, 0);
    private static final RatingModelTrainer TRAINER = new RatingModelTrainer(SETTINGS);

    private static final TrainingSet ALL = new LatentWorld(1).training();
    /** Without every fourth rating. */
    private static final TrainingSet EARLY =
            ALL.withRatings(IntStream.range(0, ALL.ratings().size())
                    .filter(e -> e % 4 != 0)
                    .mapToObj(e -> ALL.ratings().get(e))
                    .toList());

    private static final RatingModel OF_EARLY = TRAINER.train(EARLY);
    private static final RatingModel OF_ALL = TRAINER.train(ALL);

    @Test
    void whereNothingChangedSweepsLeaveEverythingWhereItEnded() {
        RatingModel swept = TRAINER.sweep(OF_ALL, ALL, 3);

        assertThat(OF_ALL.narratives().factors()).isEqualTo(2);
        assertThat(distance(swept, OF_ALL)).isLessThan(1e-4);
        assertThat(swept.noiseVariance()).isCloseTo(OF_ALL.noiseVariance(), within(1e-4));
    }

    @Test
    void threeSweepsBringAnEarlierModelNearToATrainingOfEverything() {
        double before = distance(OF_EARLY, OF_ALL);

        RatingModel swept = TRAINER.sweep(OF_EARLY, ALL, 3);

        assertThat(distance(swept, OF_ALL)).isLessThan(before / 4);
    }

    @Test
    void moreSweepsBringItNearer() {
        RatingModel few = TRAINER.sweep(OF_EARLY, ALL, 2);

        RatingModel many = TRAINER.sweep(OF_EARLY, ALL, 30);

        assertThat(distance(many, OF_ALL)).isLessThan(distance(few, OF_ALL) / 2);
    }

    @Test
    void theSameSweepsGiveTheSameBytes() {
        byte[] once = RatingModelCodec.write(TRAINER.sweep(OF_EARLY, ALL, 3));

        byte[] again = RatingModelCodec.write(TRAINER.sweep(OF_EARLY, ALL, 3));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void aModelThatWasReadIsSweptToTheSameBytes() throws UnreadableModelException {
        RatingModel read = RatingModelCodec.read(RatingModelCodec.write(OF_EARLY));

        RatingModel swept = TRAINER.sweep(read, ALL, 3);

        assertThat(RatingModelCodec.write(swept)).isEqualTo(RatingModelCodec.write(TRAINER.sweep(OF_EARLY, ALL, 3)));
    }

    @Test
    void theEvidenceIsThatOfPeopleAsFoldInFindsThemToTheBit() {
        VariationalFit fit = new VariationalFit(ALL, SETTINGS, OF_EARLY);
        fit.warmSweeps(3);

        FoldedEvidence folded = FoldedEvidence.of(fit, ALL);

        folded.isThatOfTheModel();
    }

    @Test
    void aNarrativeThatTheModelNeverSawIsLearnedWithTheOthers() {
        TrainingSet later = RatedWorld.of(new double[][] {{5, 3, 1, 5}, {4, 3, 2, 5}, {5, 2, 1, 4}, {4, 4, 2, 5}});
        TrainingSet before = RatedWorld.of(new double[][] {{5, 3, 1}, {4, 3, 2}, {5, 2, 1}, {4, 4, 2}});
        RatingModel model = TRAINER.train(before);

        RatingModel swept = TRAINER.sweep(model, later, 3);

        var last = later.narratives().getLast();
        assertThat(model.evidence(last.id()).count()).isZero();
        assertThat(swept.evidence(last.id()).count()).isEqualTo(4);
        assertThat(swept.narrativeEncoder()).isEqualTo(model.narrativeEncoder());
    }

    @Test
    void whenEverybodyTookBackWhatTheySaidNoEvidenceIsLeft() {
        TrainingSet silent = RatedWorld.silent(ALL);

        RatingModel swept = TRAINER.sweep(OF_EARLY, silent, 3);

        assertThat(swept.evidence()).isEmpty();
        assertThat(swept.noiseVariance()).isPositive().isFinite();
    }

    @Test
    void noSweepsAndAnotherScaleAreRefused() {
        TrainingSet elsewhere = RatedWorld.of(new double[][] {{1, 2}, {3, 4}});

        assertThatThrownBy(() -> TRAINER.sweep(OF_EARLY, ALL, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> TRAINER.sweep(OF_EARLY, elsewhere, 3)).hasMessageContaining("scale");
    }

    /** Between what two models foretell of all pairs, when everybody has said everything: root mean square. */
    private static double distance(RatingModel one, RatingModel other) {
        double squares = 0;
        int pairs = 0;
        for (int person = 0; person < ALL.people().size(); person++) {
            for (int narrative = 0; narrative < ALL.narratives().size(); narrative++) {
                double apart = foretold(one, person, narrative) - foretold(other, person, narrative);
                squares += apart * apart;
                pairs++;
            }
        }
        return Math.sqrt(squares / pairs);
    }

    private static double foretold(RatingModel model, int person, int narrative) {
        List<RatedNarrative> own = RatedWorld.own(ALL, person).stream()
                .map(rating -> rated(model, rating))
                .toList();
        PersonBlock block = model.foldIn(ALL.people().get(person), own);
        RatedNarrative foretold = rated(model, new TrainingRating(person, narrative, 0));
        return model.predict(block, foretold.components(), foretold.narrative()).mean();
    }

    private static RatedNarrative rated(RatingModel model, TrainingRating rating) {
        var narrative = ALL.narratives().get(rating.narrative());
        NarrativeTraits traits = model.traits(narrative.characterisation());
        return new RatedNarrative(
                traits.components(), model.block(traits, model.evidence(narrative.id())), rating.value());
    }
}
