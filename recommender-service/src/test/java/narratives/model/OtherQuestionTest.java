package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.fixture.RatedWorld;
import narratives.model.TrainingSet.TrainingRating;
import narratives.people.Profile;
import org.junit.jupiter.api.Test;

/** Ratings of 1 to 5, and a second question that goes together with them. */
class OtherQuestionTest {
    private static final String KEY = "connection";

    private static final OtherQuestion ALIKE = new OtherQuestion(KEY, 2, 1, .5, 0, .25, 0, 1, 1);

    private static OtherAnswer answer(double value, OptionalDouble rating) {
        return new OtherAnswer(0, value, rating, 0, 0);
    }

    /** y - 2 = b + d + e + noise: of variance .5 + .25 + 1 about b. */
    @Test
    void oneAnswerSaysWhatItSaysWithAllDeviationsAsNoise() {
        LevelEvidence said = OtherQuestions.sum(ALIKE.ofLevel(List.of(answer(3, OptionalDouble.empty())), 3));

        assertThat(said.precision()).isEqualTo(1 / 1.75, within(1e-12));
        assertThat(said.weighted()).isEqualTo(1 / 1.75, within(1e-12));
    }

    /** Four answers: the person's own deviation stays, the rest is averaged: .5 + 1.25 / 4. */
    @Test
    void whatAllAnswersHaveInCommonIsNotAveragedAway() {
        List<OtherAnswer> four = List.of(
                answer(3, OptionalDouble.empty()),
                answer(2, OptionalDouble.empty()),
                answer(4, OptionalDouble.empty()),
                answer(3, OptionalDouble.empty()));

        LevelEvidence said = OtherQuestions.sum(ALIKE.ofLevel(four, 3));

        assertThat(said.precision()).isEqualTo(1 / (.5 + 1.25 / 4), within(1e-12));
        assertThat(said.weighted() / said.precision()).isEqualTo(1, within(1e-12));
    }

    @Test
    void anAnswerThatRepeatsTheRatingTellsNothingMore() {
        OtherQuestion repeated = new OtherQuestion(KEY, 2, 1, .5, 1, .25, 1, 1, .1);

        LevelEvidence said = OtherQuestions.sum(repeated.ofLevel(List.of(answer(4, OptionalDouble.of(5))), 3));

        assertThat(said.precision()).isZero();
        assertThat(said.weighted()).isZero();
    }

    /** 400 people, 60 narratives; y = 2 + .5 b + d + c + e + .4 noise of r + own noise. */
    @Test
    void loadingsAreFoundFromWhatWasSaidOnDifferentOccasions() {
        TrainingSet world = drawn(400, 60, 15, new Random(1));

        OtherQuestion found = OtherQuestionFit.of(world).questions().getFirst();

        assertThat(found.personLoading()).isEqualTo(.5, within(.12));
        // Over sixty narratives, a correlation is believed by three quarters.
        assertThat(found.narrativeLoading()).isEqualTo(.75, within(.15));
        assertThat(found.shared()).isEqualTo(.4, within(.08));
        assertThat(found.personVariance()).isEqualTo(.09, within(.05));
    }

    /** b, c, noise of r with standard deviations .6, .4, .7; d, e, own noise of .3, .1, .5. */
    private static TrainingSet drawn(int people, int narratives, int each, Random chance) {
        double[] c =
                chance.doubles(narratives).map(x -> .4 * chance.nextGaussian()).toArray();
        double[] e =
                chance.doubles(narratives).map(x -> .1 * chance.nextGaussian()).toArray();
        TrainingSet.Builder set = TrainingSet.builder(RatedWorld.scale(-10, 10), Instrument.EMPTY);
        for (int person = 0; person < people; person++) {
            String key = "p-%03d".formatted(person);
            double b = .6 * chance.nextGaussian();
            double d = .3 * chance.nextGaussian();
            for (int i : chance.ints(0, narratives).distinct().limit(each).toArray()) {
                double noise = .7 * chance.nextGaussian();
                NarrativeId id = new NarrativeId("n-%02d".formatted(i));
                set.rating(key, id, 3 + b + c[i] + noise);
                set.other(KEY, key, id, 2 + .5 * b + d + c[i] + e[i] + .4 * noise + .5 * chance.nextGaussian());
            }
        }
        return set.build();
    }

    @Test
    void aQuestionThatHasNothingToDoWithRatingsSaysNextToNothing() {
        TrainingSet world = drawn(60, 30, 5, new Random(2));
        Random chance = new Random(3);
        TrainingSet unrelated = with(
                world,
                world.others().answers().stream()
                        .map(given ->
                                new OtherAnswers.Given(given.person(), given.narrative(), 0, chance.nextGaussian()))
                        .toList());

        RatingModel without = trained(with(world, List.of()));
        RatingModel joint = trained(unrelated);

        assertThat(joint.others()).hasSize(1);
        assertThat(joint.noiseVariance()).isEqualTo(without.noiseVariance(), within(.05));
        assertThat(joint.people().variances()[0]).isEqualTo(without.people().variances()[0], within(.05));
    }

    private static TrainingSet with(TrainingSet set, List<OtherAnswers.Given> answers) {
        return new TrainingSet(
                set.scale(),
                set.instrument(),
                set.people(),
                set.narratives(),
                set.ratings(),
                set.engagements(),
                answers.isEmpty() ? OtherAnswers.NONE : new OtherAnswers(List.of(KEY), answers));
    }

    private static RatingModel trained(TrainingSet set) {
        return new RatingModelTrainer(TrainingSettings.DEFAULT).train(set);
    }

    @Test
    void theEvidenceIsThatOfPeopleAsFoldInFindsThemToTheBit() {
        TrainingSet set = drawn(60, 30, 5, new Random(2));
        VariationalFit fit = new VariationalFit(set, TrainingSettings.DEFAULT, 0);
        fit.sweeps();

        FoldedEvidence folded = FoldedEvidence.of(fit, set);

        folded.isThatOfTheModel();
    }

    @Test
    void whoAnsweredOnlyTheOtherQuestionIsKnownByIt() {
        RatingModel model = trained(drawn(400, 60, 15, new Random(1)));
        NarrativeBlock narrative = model.block(model.traits(Characterisation.NONE), NarrativeEvidence.NONE);

        PersonBlock high = known(model, narrative, 4);
        PersonBlock nobody = model.foldIn(Profile.NONE.answers(), List.of());
        PersonBlock low = known(model, narrative, 0);

        assertThat(high.mean()[0]).isGreaterThan(nobody.mean()[0]);
        assertThat(low.mean()[0]).isLessThan(nobody.mean()[0]);
        assertThat(high.covariance()[0][0]).isLessThan(nobody.covariance()[0][0]);
    }

    private static PersonBlock known(RatingModel model, NarrativeBlock narrative, double value) {
        return model.foldIn(
                Profile.NONE.answers(),
                List.of(),
                model.others(new TreeMap<>(Map.of(KEY, value)), "hopefulness", narrative));
    }

    @Test
    void thePartsOfAPersonAddUpWithAnswersToOtherQuestions() {
        TrainingSet set = drawn(60, 30, 5, new Random(2));
        VariationalFit fit = new VariationalFit(set, TrainingSettings.DEFAULT, 0);
        fit.sweeps();
        FoldedEvidence folded = FoldedEvidence.of(fit, set);

        PersonParts parts = folded.model()
                .parts(
                        set.people().get(3),
                        folded.ratings().get(3),
                        folded.answers().get(3));

        double sum = parts.untold()[0] + parts.told()[0];
        for (double[] part : parts.byRating()) {
            sum += part[0];
        }
        assertThat(parts.byRating()).hasSize(10);
        assertThat(sum).isEqualTo(folded.people().get(3).mean()[0], within(1e-12));
    }

    @Test
    void levelsAreForetoldBetterWithTheSecondQuestion() {
        TrainingSet set = drawn(300, 40, 3, new Random(5));

        double alone = squaredError(with(set, List.of()));
        double joint = squaredError(set);

        assertThat(joint).isLessThan(alone);
    }

    /** Of what each person rated last, when two others are known. */
    private static double squaredError(TrainingSet set) {
        List<TrainingRating> kept = new ArrayList<>();
        List<TrainingRating> held = new ArrayList<>();
        for (int e = 0; e < set.ratings().size(); e++) {
            (e % 3 == 2 ? held : kept).add(set.ratings().get(e));
        }
        Method.Fitted fitted = new ModelOfRatings("model", TrainingSettings.DEFAULT).fit(set.withRatings(kept));
        return held.stream()
                .mapToDouble(rating -> {
                    List<TrainingRating> own = kept.stream()
                            .filter(one -> one.person() == rating.person())
                            .toList();
                    double rest = rating.value()
                            - fitted.reader(rating.person(), own)
                                    .predict(rating.narrative())
                                    .mean();
                    return rest * rest;
                })
                .sum();
    }

    @Test
    void whatWasSaidWithARatingGoesWithIt() {
        TrainingSet set = drawn(60, 30, 5, new Random(2));

        TrainingSet rest = set.withRatings(set.ratings().subList(5, 300));

        assertThat(rest.others().of(0)).isEmpty();
        assertThat(rest.others().of(1)).hasSize(5);
    }

    @Test
    void storedAndReadItIsTheSame() throws UnreadableModelException {
        RatingModel model = trained(drawn(60, 30, 5, new Random(2)));

        RatingModel read = RatingModelCodec.read(RatingModelCodec.write(model));

        assertThat(read.others()).isEqualTo(model.others());
        assertThat(read.evidence()).isEqualTo(model.evidence());
        assertThat(RatingModelCodec.write(read)).isEqualTo(RatingModelCodec.write(model));
    }
}
