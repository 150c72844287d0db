package narratives.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import narratives.fixture.RatedWorld;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class FactorMethodTest {
    private static final long SEED = 5;

    /**
     * One person, two narratives, ratings 5 and 3, mean 4; one epoch, rate 0.1, penalty 0.5, no factors to speak of. First
     * rating: error 1, so bᵤ = bᵢ = 0.1. Second: error 3 − 4.1 = −1.1, so bᵤ = 0.1 + 0.1 (−1.1 − 0.05) = −0.015. The first
     * is then foretold as 4 − 0.015 + 0.1 = 4.085 (golden value).
     */
    @Test
    void biasesTakeTheStepsWorkedByHand() {
        TrainingSet set = RatedWorld.of(new double[][] {{5, 3}});
        Method method = new FactorMethod("svd", new FactorSettings(1, 1, 0.1, 0.5, 0), false, SEED);

        double foretold = method.fit(set).reader(0, set.ratings()).predict(0).mean();

        assertThat(foretold).isEqualTo(4.085, within(1e-12));
    }

    /**
     * A rating of 4, the mean, with p = 0.5 and q = 0.25, rate 0.1, penalty 0: the error is −0.125, so p = 0.5 − 0.1 ·
     * 0.125 · 0.25 = 0.496875 and q = 0.25 − 0.1 · 0.125 · 0.5 = 0.24375.
     */
    @Test
    void factorsTakeTheStepsWorkedByHand() {
        TrainingSet set = RatedWorld.of(new double[][] {{4}});
        FactorDescent descent = FactorDescent.start(set, new FactorSettings(1, 1, 0.1, 0, 0), false, SEED);
        descent.model().p()[0][0] = 0.5;
        descent.model().q()[0][0] = 0.25;

        descent.epoch();

        assertThat(descent.model().p()[0][0]).isEqualTo(0.496875, within(1e-12));
        assertThat(descent.model().q()[0][0]).isEqualTo(0.24375, within(1e-12));
    }

    /** Koren's loop as he wrote it, which moves each y with every rating. */
    @Test
    void movingTheSumMovesEveryYAsKorensLoopDoes() {
        TrainingSet set = RatedWorld.drawn(20, 15, new SplittableRandom(2));
        FactorSettings settings = new FactorSettings(4, 1, 0.05, 0.1, 0.1);
        FactorDescent descent = FactorDescent.start(set, settings, true, SEED);
        FactorModel naive = FactorDescent.start(set, settings, true, SEED).model();

        for (int epoch = 0; epoch < 3; epoch++) {
            descent.epoch();
            korensEpoch(set, naive);
        }

        same(descent.model().p(), naive.p());
        same(descent.model().q(), naive.q());
        same(descent.model().y(), naive.y());
        assertThat(descent.model().ofPerson()).containsExactly(naive.ofPerson(), within(1e-10));
        assertThat(descent.model().ofNarrative()).containsExactly(naive.ofNarrative(), within(1e-10));
    }

    /** What a short step changes is half the gradient of the squared error, felt by the difference of two errors. */
    @Test
    void aShortStepGoesDownTheGradient() {
        TrainingSet set = RatedWorld.of(new double[][] {{5, 0, 0}, {0, 2, 3}});
        double rate = 1e-7;
        FactorSettings settings = new FactorSettings(2, 1, rate, 0, 0.5);
        FactorDescent descent = FactorDescent.start(set, settings, true, SEED);
        FactorModel before = FactorDescent.start(set, settings, true, SEED).model();

        descent.epoch();

        double step = 1e-6;
        FactorModel moved = FactorDescent.start(set, settings, true, SEED).model();
        moved.y()[0][0] += step;
        double gradient = (squaredError(set, moved) - squaredError(set, before)) / (2 * step);
        assertThat((descent.model().y()[0][0] - before.y()[0][0]) / -rate).isEqualTo(gradient, within(1e-4));
    }

    @Test
    void aScaleOfHundredGivesTheSameRatingsStretched() {
        double[][] rows = {{5, 3, 0}, {4, 0, 1}, {0, 2, 5}};
        double[][] wide = {{100, 50, 0}, {75, 0, 1e-9}, {0, 25, 100}};
        TrainingSet narrow = RatedWorld.of(rows);
        TrainingSet stretched = RatedWorld.of(RatedWorld.scale(0, 100), wide);

        double foretold = reader(FactorMethod.svdPlusPlus(SEED), stretched, 0).score(2);

        double same = reader(FactorMethod.svdPlusPlus(SEED), narrow, 0).score(2);
        assertThat(foretold).isEqualTo((same - 1) * 25, within(1e-6));
    }

    @Test
    void withoutFactorsToStartFromItIsBiasesAlone() {
        TrainingSet set = RatedWorld.drawn(12, 9, new SplittableRandom(3));
        FactorSettings none = new FactorSettings(3, 20, 0.01, 0.02, 0);

        double plain = reader(new FactorMethod("a", none, false, SEED), set, 1).score(4);

        double withNarratives =
                reader(new FactorMethod("b", none, true, SEED), set, 1).score(4);
        assertThat(withNarratives).isEqualTo(plain);
    }

    /** A stranger with nothing to tell gets the mean and the narrative's bias; one who likes all gets more. */
    @Test
    void aStrangerIsFoldedInByWhatTheyTell() {
        TrainingSet set = RatedWorld.drawn(40, 12, new SplittableRandom(4));
        FactorModel learned = (FactorModel) FactorMethod.svd(SEED).fit(set);
        List<TrainingRating> glad = List.of(new TrainingRating(39, 0, 5), new TrainingRating(39, 1, 5));

        double told = learned.reader(39, glad).score(6);

        double silent = learned.reader(39, List.of()).score(6);
        assertThat(silent).isEqualTo(learned.mean() + learned.ofNarrative()[6], within(1e-12));
        assertThat(told).isGreaterThan(silent);
    }

    /** Who is folded in with all they said ends near where learning ended for them. */
    @Test
    void foldingInAgreesWithLearning() {
        TrainingSet set = RatedWorld.drawn(60, 30, new SplittableRandom(6));
        FactorModel learned =
                new FactorMethod("svd", new FactorSettings(2, 300, 0.02, 0.05, 0.01), false, SEED).fit(set);
        Method.Reader known = learned.reader(7, RatedWorld.own(set, 7));

        FactorModel forgotten = new FactorModel(
                learned.scale(),
                learned.settings(),
                RatingRows.of(RatedWorld.silent(set)),
                learned.mean(),
                learned.ofPerson(),
                learned.ofNarrative(),
                learned.p(),
                learned.q(),
                learned.y());

        Method.Reader folded = forgotten.reader(7, RatedWorld.own(set, 7));
        for (int narrative = 0; narrative < 30; narrative++) {
            assertThat(folded.score(narrative)).isEqualTo(known.score(narrative), within(0.1));
        }
    }

    /** People like upbeat or downbeat narratives, which biases cannot see; the numbers are of this world and seed. */
    @Test
    void factorsFindWhatBiasesCannot() {
        TrainingSet set = RatedWorld.drawn(150, 30, new SplittableRandom(8));
        TrainingSet learned = set.withRatings(set.ratings().stream()
                .filter(rating -> (rating.person() + rating.narrative()) % 5 != 0)
                .toList());
        FactorSettings settings = new FactorSettings(2, 200, 0.01, 0.05, 0.1);

        double withFactors = error(new FactorMethod("svd", settings, false, SEED), learned, set);

        double withBiases = error(Baselines.bias(), learned, set);
        assertThat(withFactors).isLessThan(0.8 * withBiases);
    }

    @Test
    void nonsenseIsRefusedWithTheRange() {
        assertThatThrownBy(() -> new FactorSettings(0, 20, 0.005, 0.02, 0.1))
                .hasMessage("factors is 0; must be at least 1");
        assertThatThrownBy(() -> new FactorSettings(1, 20, Double.NaN, 0.02, 0.1))
                .hasMessage("rate is NaN; must be above 0 and at most 1");
    }

    private static void korensEpoch(TrainingSet set, FactorModel model) {
        for (TrainingRating rating : set.ratings()) {
            int u = rating.person();
            int i = rating.narrative();
            List<TrainingRating> own = RatedWorld.own(set, u);
            double share = 1 / Math.sqrt(own.size());
            double rate = model.settings().rate();
            double penalty = model.settings().penalty();
            int factors = model.settings().factors();
            double[] implicit = new double[factors];
            own.forEach(one -> {
                for (int f = 0; f < factors; f++) {
                    implicit[f] += share * model.y()[one.narrative()][f];
                }
            });
            double foretold = model.mean() + model.ofPerson()[u] + model.ofNarrative()[i];
            for (int f = 0; f < factors; f++) {
                foretold += model.q()[i][f] * (model.p()[u][f] + implicit[f]);
            }
            double error = rating.value() - foretold;
            model.ofPerson()[u] += rate * (error - penalty * model.ofPerson()[u]);
            model.ofNarrative()[i] += rate * (error - penalty * model.ofNarrative()[i]);
            for (int f = 0; f < factors; f++) {
                double p = model.p()[u][f];
                double q = model.q()[i][f];
                model.p()[u][f] += rate * (error * q - penalty * p);
                model.q()[i][f] += rate * (error * (p + implicit[f]) - penalty * q);
                for (TrainingRating one : own) {
                    double[] y = model.y()[one.narrative()];
                    y[f] += rate * (error * q * share - penalty * y[f]);
                }
            }
        }
    }

    private static void same(double[][] one, double[][] other) {
        for (int row = 0; row < one.length; row++) {
            assertThat(one[row]).containsExactly(other[row], within(1e-10));
        }
    }

    private static double squaredError(TrainingSet set, FactorModel model) {
        double sum = 0;
        for (TrainingRating rating : set.ratings()) {
            double off = rating.value()
                    - model.reader(rating.person(), RatedWorld.own(set, rating.person()))
                            .score(rating.narrative());
            sum += off * off;
        }
        return sum;
    }

    private static Method.Reader reader(Method method, TrainingSet set, int person) {
        return method.fit(set).reader(person, RatedWorld.own(set, person));
    }

    /** Mean squared error where a rating was not learned from. */
    private static double error(Method method, TrainingSet learned, TrainingSet all) {
        Method.Fitted fitted = method.fit(learned);
        return all.ratings().stream()
                .filter(rating -> !learned.ratings().contains(rating))
                .mapToDouble(rating -> Math.pow(
                        rating.value()
                                - fitted.reader(rating.person(), RatedWorld.own(learned, rating.person()))
                                        .predict(rating.narrative())
                                        .mean(),
                        2))
                .average()
                .orElseThrow();
    }
}
