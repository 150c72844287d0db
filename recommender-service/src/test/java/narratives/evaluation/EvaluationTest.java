package narratives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.comparator.Baselines;
import narratives.feedback.Scale;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.ModelOfRatings;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.TrainingSettings;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
    private static final Scale SCALE = new Scale(1, 5, 1, OptionalDouble.empty(), List.of());

    private static RandomGenerator chance(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** 80 people who differ by 1 about 3, and 30 narratives by .5; each person rates 8; rounded to the scale. */
    private static TrainingSet world() {
        Random random = new Random(1);
        TrainingSet.Builder builder = TrainingSet.builder(SCALE, Instrument.EMPTY);
        double[] narrative = random.doubles(30, -.8, .8).toArray();
        for (int p = 0; p < 80; p++) {
            double level = random.nextGaussian();
            for (int i : random.ints(0, 30).distinct().limit(8).toArray()) {
                double value = Math.rint(3 + level + narrative[i] + .6 * random.nextGaussian());
                builder.rating("p" + p, new NarrativeId("n" + i), Math.clamp(value, 1, 5));
            }
        }
        return builder.build();
    }

    private static List<Outcome> outcomes(Method method) {
        return KFold.split(world(), 5, chance(2)).stream()
                .flatMap(fold -> fold.outcomes(method).stream())
                .toList();
    }

    private static Outcome outcome(int person, double actual, double mean) {
        return new Outcome(person, 0, actual, new Estimate(mean, OptionalDouble.of(1)));
    }

    @Test
    void everyRatingIsHeldOutOnce() {
        TrainingSet set = world();

        List<Fold> folds = KFold.split(set, 5, chance(3));

        List<TrainingRating> held = new ArrayList<>();
        folds.forEach(fold -> held.addAll(fold.test()));
        assertThat(held).containsExactlyInAnyOrderElementsOf(set.ratings());
        assertThat(folds).allSatisfy(fold -> {
            assertThat(fold.test()).hasSize(128);
            assertThat(fold.training().ratings()).hasSize(512).doesNotContainAnyElementsOf(fold.test());
        });
    }

    @Test
    void theSameSeedSplitsAlike() {
        List<Fold> one = KFold.split(world(), 3, chance(4));

        List<Fold> other = KFold.split(world(), 3, chance(4));

        assertThat(other).isEqualTo(one);
        assertThat(KFold.split(world(), 3, chance(5))).isNotEqualTo(one);
    }

    @Test
    void errorsAreMeasuredOnTheScale() {
        List<Outcome> outcomes = List.of(outcome(0, 5, 6.5), outcome(0, 3, 2), outcome(1, 1, 3));

        Accuracy accuracy = Accuracy.of(outcomes, SCALE);

        // errors 0 (clipped), 1, 2; within 1.645: 1.5 and 1, not 2
        assertThat(accuracy.ratings()).isEqualTo(3);
        assertThat(accuracy.micro().rmse()).isCloseTo(Math.sqrt(5. / 3), within(1e-15));
        assertThat(accuracy.micro().mae()).isEqualTo(1);
        assertThat(accuracy.coverage()).hasValue(new Accuracy.Coverage(0, 2. / 3));
        // of person 0: errors 0 and 1; of person 1: 2
        assertThat(accuracy.people()).isEqualTo(2);
        assertThat(accuracy.macro().rmse()).isCloseTo((Math.sqrt(.5) + 2) / 2, within(1e-15));
        assertThat(accuracy.macro().mae()).isEqualTo(1.25);
    }

    @Test
    void baselinesFallBackToTheMeanOfAll() {
        TrainingSet set = TrainingSet.builder(SCALE, Instrument.EMPTY)
                .rating("ann", new NarrativeId("a"), 5)
                .rating("ann", new NarrativeId("b"), 4)
                .rating("bob", new NarrativeId("a"), 3)
                .narrative(new NarrativeId("c"), narratives.catalog.Characterisation.NONE)
                .build();
        List<TrainingRating> bobs = List.of(new TrainingRating(1, 0, 3));

        double narrativeSeen = mean(Baselines.narrativeMean(), set, bobs, 0);
        double narrativeUnseen = mean(Baselines.narrativeMean(), set, bobs, 2);
        double personSeen = mean(Baselines.personMean(), set, bobs, 1);
        double personUnseen = mean(Baselines.personMean(), set, List.of(), 1);

        assertThat(narrativeSeen).isEqualTo(4);
        assertThat(narrativeUnseen).isEqualTo(4);
        assertThat(personSeen).isEqualTo(3);
        assertThat(personUnseen).isEqualTo(4);
        assertThat(mean(Baselines.globalMean(), set.withRatings(List.of()), bobs, 0))
                .isEqualTo(3);
    }

    private static double mean(Method method, TrainingSet set, List<TrainingRating> own, int narrative) {
        return method.fit(set).reader(1, own).predict(narrative).mean();
    }

    @Test
    void theModelBeatsEveryMeanByMoreThanChance() {
        List<Outcome> model = outcomes(new ModelOfRatings("model", TrainingSettings.DEFAULT));

        List<PairedBootstrap.Difference> differences = new ArrayList<>();
        for (Method mean : List.of(Baselines.globalMean(), Baselines.narrativeMean(), Baselines.personMean())) {
            differences.add(PairedBootstrap.rmse(model, outcomes(mean), SCALE, chance(6)));
        }

        assertThat(differences).allSatisfy(difference -> {
            assertThat(difference.high()).isNegative();
            assertThat(difference.estimate()).isBetween(difference.low(), difference.high());
        });
        assertThat(Accuracy.of(model, SCALE).coverage()).isPresent();
    }

    @Test
    void aMethodDoesNotDifferFromItself() {
        List<Outcome> outcomes = outcomes(Baselines.personMean());

        PairedBootstrap.Difference difference = PairedBootstrap.rmse(outcomes, outcomes, SCALE, chance(7));

        assertThat(difference).isEqualTo(new PairedBootstrap.Difference(0, 0, 0));
    }

    @Test
    void methodsThatForetoldOtherRatingsCannotBeCompared() {
        List<Outcome> one = List.of(outcome(0, 5, 4));
        List<Outcome> other = List.of(outcome(1, 5, 4));

        assertThatThrownBy(() -> PairedBootstrap.rmse(one, other, SCALE, chance(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedBootstrap.rmse(List.of(), List.of(), SCALE, chance(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRatingToldHelpsNewPeople() {
        ColdStartCurve curve = new ColdStartCurve(5, 3, 1);

        List<Accuracy> measured = curve
                .outcomes(curve.split(world(), chance(8)), new ModelOfRatings("model", TrainingSettings.DEFAULT))
                .stream()
                .map(outcomes -> Accuracy.of(outcomes, SCALE))
                .toList();

        // 80 people, 8 - 3 ratings each to foretell
        assertThat(measured).hasSize(4).allSatisfy(accuracy -> {
            assertThat(accuracy.people()).isEqualTo(80);
            assertThat(accuracy.ratings()).isEqualTo(400);
        });
        assertThat(measured.get(3).micro().rmse())
                .isLessThan(measured.get(1).micro().rmse());
        assertThat(measured.get(1).micro().rmse())
                .isLessThan(measured.get(0).micro().rmse());
    }

    @Test
    void newPeopleAreUnknownAndEachIsNewInOnePart() {
        List<ColdStartCurve.Part> parts = new ColdStartCurve(3, 2, 4).split(world(), chance(9));

        List<Integer> seen = new ArrayList<>();
        assertThat(parts)
                .hasSize(3)
                .allSatisfy(part -> part.people().forEach(person -> {
                    seen.add(person.person());
                    assertThat(person.told()).hasSize(2).doesNotContainAnyElementsOf(person.test());
                    assertThat(part.training().ratings()).noneMatch(rating -> rating.person() == person.person());
                }));
        // 80 people, 4 draws of what they tell
        assertThat(seen).hasSize(320);
        assertThat(seen.stream().distinct()).hasSize(80);
    }

    @Test
    void figuresOfSeveralCohortsHaveAMeanAndItsInterval() {
        Spread spread = Spread.of(List.of(-3., -1., 1., -5.));

        // mean -2, variance (1 + 1 + 9 + 9) / 3; Student's t with 3 degrees of freedom
        assertThat(spread.mean()).isEqualTo(-2);
        assertThat(spread.deviation()).isCloseTo(Math.sqrt(20. / 3), within(1e-15));
        assertThat(spread.below()).isEqualTo(3);
        assertThat(spread.low()).isCloseTo(-2 - 3.182 * Math.sqrt(20. / 12), within(1e-12));
        assertThat(spread.high()).isCloseTo(-2 + 3.182 * Math.sqrt(20. / 12), within(1e-12));
        assertThat(Spread.of(Collections.nCopies(Spread.MOST, 1.)).high()).isEqualTo(1);
        assertThatThrownBy(() -> Spread.of(List.of(1.))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHashOfASplitIsThatOfItsLines() throws NoSuchAlgorithmException {
        TrainingSet set = TrainingSet.builder(SCALE, Instrument.EMPTY)
                .rating("ann", new NarrativeId("a"), 5)
                .rating("bob", new NarrativeId("b"), 4)
                .build();
        List<Fold> folds = List.of(
                new Fold(set, List.of(new TrainingRating(1, 1, 4))),
                new Fold(set, List.of(new TrainingRating(0, 0, 5))));

        String hash = SplitHash.ofRatings(folds);

        byte[] lines = "0\ttest\t1\tb\t4.0\n1\ttest\t0\ta\t5.0\n".getBytes(StandardCharsets.UTF_8);
        assertThat(hash)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(lines)));
    }
}
