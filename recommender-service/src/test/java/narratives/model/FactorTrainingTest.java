package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

/** Training with latent factors. */
final class FactorTrainingTest {
    private static final LatentWorld WORLD = new LatentWorld(1);

    /**
     * Of a person and a narrative: the mean and the variance (noise included) that rlfm.py foretells with k=2, 200 sweeps
     * and the same ratings. It begins with other variances and has no weak priors, so the two agree only nearly.
     */
    private static final double[][] REFERENCE = {
        {0, 0, 0.3277, 0.2408},
        {5, 8, 0.4540, 0.3842},
        {9, 27, 1.4091, 0.2633},
        {14, 22, 0.8678, 0.2670},
        {19, 26, 0.7544, 0.2308},
        {24, 31, -0.6356, 0.4272},
        {29, 26, 1.0474, 0.2664},
        {35, 5, -0.1405, 0.2663},
        {40, 12, 0.6823, 0.2438},
        {45, 20, 0.9059, 0.2600},
        {50, 9, 0.2890, 0.2545},
        {55, 29, -0.4177, 0.2553},
        {59, 35, 0.9005, 0.2713},
    };

    private static VariationalFit fit(TrainingSet set, int factors) {
        VariationalFit fit = new VariationalFit(set, TrainingSettings.DEFAULT, factors);
        fit.sweeps();
        return fit;
    }

    private static byte[] trained(TrainingSet set, long seed) {
        TrainingSettings settings = new TrainingSettings(5, 10, 60, 1e-6, seed);
        return RatingModelCodec.write(new RatingModelTrainer(settings).train(set));
    }

    @Test
    void theReferenceForetellsTheSame() {
        VariationalFit fit = new VariationalFit(WORLD.training(), new TrainingSettings(5, 2, 200, 1e-6, 0), 2);
        fit.sweeps();
        RatingModel model = fit.model();

        for (double[] pair : REFERENCE) {
            Prediction foretold = LatentWorld.foretold(model, fit, (int) pair[0], (int) pair[1]);

            // The reference knows no center of people; without ours, means are within .03.
            assertThat(foretold.mean()).isCloseTo(pair[2], within(.06));
            assertThat(foretold.variance()).isCloseTo(pair[3], within(.02));
        }
    }

    @Test
    void plantedFactorsAreFound() {
        TrainingSet set = WORLD.training();

        int factors = FactorChoice.of(set, TrainingSettings.DEFAULT);

        assertThat(factors).isEqualTo(TrainingSettings.DEFAULT.factors());
        // the noise alone is .8 / sqrt(3) = .46; the reference comes to .53 with and to .81 without factors
        assertThat(WORLD.error(fit(set, factors))).isLessThan(.54);
        assertThat(WORLD.error(fit(set, 0))).isGreaterThan(.78);
    }

    @Test
    void whereThereAreNoFactorsNoneAreLearned() {
        TrainingSet set = new LatentWorld(0).training();

        RatingModel model = new RatingModelTrainer(TrainingSettings.DEFAULT).train(set);

        assertThat(model.narratives().factors()).isZero();
    }

    @Test
    void withFewRatingsAPersonFactorsAreNotOffered() {
        TrainingSet set = WORLD.training();
        List<TrainingRating> few = new ArrayList<>();
        int[] count = new int[LatentWorld.PEOPLE];
        for (TrainingRating rating : set.ratings()) {
            if (count[rating.person()]++ < FactorChoice.FEWEST_EACH - 1) {
                few.add(rating);
            }
        }

        int factors = FactorChoice.of(set.withRatings(few), TrainingSettings.DEFAULT);

        assertThat(factors).isZero();
    }

    @Test
    void oneStandardErrorMustBeGained() {
        double[] theirs = {0, 0, 0, 0};

        // differences 3, 1, 1, 1: mean 1.5, standard error sqrt(3 / 12) = .5
        assertThat(FactorChoice.isBetter(new double[] {3, 1, 1, 1}, theirs)).isTrue();
        // 3, -1, 1, -1: mean .5, standard error sqrt(11 / 12)
        assertThat(FactorChoice.isBetter(new double[] {3, -1, 1, -1}, theirs)).isFalse();
        assertThat(FactorChoice.isBetter(new double[] {-3, -1, -1, -1}, theirs)).isFalse();
        assertThat(FactorChoice.isBetter(new double[0], new double[0])).isFalse();
    }

    @Test
    void moreFactorsThanCanBeAreRefused() {
        assertThatThrownBy(() -> TrainingSettings.DEFAULT.withFactors(51))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factors is 51; must be within 0..50");
        assertThatThrownBy(() -> TrainingSettings.DEFAULT.withFactors(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void factorsTheRatingsDoNotBearOutSwitchThemselvesOff() {
        LatentWorld without = new LatentWorld(0);
        VariationalFit none = fit(without.training(), 0);

        VariationalFit offered = fit(without.training(), 10);
        RatingModel model = offered.model();

        assertThat(model.narratives().factors()).isZero();
        assertThat(without.error(offered, model)).isCloseTo(without.error(none), within(1e-4));
    }

    @Test
    void asManyFactorsStayAsWerePlanted() {
        VariationalFit offered = fit(WORLD.training(), 10);

        assertThat(offered.model().narratives().factors()).isEqualTo(2);
    }

    @Test
    void theSameSeedGivesTheSameBytesInWhateverOrderThingsAreTold() {
        TrainingSet set = WORLD.training();
        List<TrainingRating> shuffled = new ArrayList<>(set.ratings());
        Collections.shuffle(shuffled, new Random(1));
        TrainingSet.Builder builder = TrainingSet.builder(set.scale(), set.instrument());
        shuffled.forEach(rating -> builder.rating(
                "p" + (100 + rating.person()),
                set.narratives().get(rating.narrative()).id(),
                rating.value()));

        byte[] again = trained(builder.build(), 0);

        assertThat(again).isEqualTo(trained(set, 0)).isNotEqualTo(trained(set, 1));
    }

    @Test
    void aModelWithFactorsComesBackAsItWas() throws UnreadableModelException {
        byte[] written = trained(WORLD.training(), 0);

        RatingModel read = RatingModelCodec.read(written);

        assertThat(read.narratives().factors()).isEqualTo(2);
        assertThat(RatingModelCodec.write(read)).isEqualTo(written);
    }

    @Test
    void theEvidenceIsThatOfPeopleAsFoldInFindsThemToTheBit() {
        TrainingSet set = WORLD.training();
        VariationalFit fit = fit(set, 3);

        FoldedEvidence folded = FoldedEvidence.of(fit, set);

        folded.isThatOfTheModel();
    }

    @Test
    void theEvidenceIsTheSumOfEveryonesContributions() {
        TrainingSet set = WORLD.training();
        VariationalFit fit = fit(set, 3);

        FoldedEvidence folded = FoldedEvidence.of(fit, set);

        folded.isTheSumOfContributions();
    }
}
