package narratives.cli.evaluating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import narratives.demonstration.Cohort;
import narratives.evaluation.Accuracy;
import narratives.evaluation.Evaluation;
import narratives.evaluation.Experiment;
import narratives.evaluation.Measured;
import narratives.model.TrainingSettings;
import org.junit.jupiter.api.Test;

/**
 * What the model is worth on the shipped cohort. The figures beside the margins were measured on 2026-11-23; a margin
 * leaves room for half of what was gained.
 */
class DemonstrationEvaluationTest {
    private static final Evaluation EVALUATION = Evaluation.ofDemonstration(
            Demonstration.ratings(), new Experiment(5, Cohort.SEED, TrainingSettings.DEFAULT), 1);
    private static final Measured MEASURED = EVALUATION.measured();

    @Test
    void everyClaimHolds() {
        List<Evaluation.Claim> claims = EVALUATION.claims();

        assertThat(claims).hasSize(2).allMatch(Evaluation.Claim::holds);
    }

    /** 0.8692 points; 0.0753, 0.0662 and 0.1500 less than the means of all, of the narrative and of the person. */
    @Test
    void theModelBeatsEveryMean() {
        List<Measured.Rival> means = MEASURED.comparison().means();

        assertThat(MEASURED.comparison().model().micro().rmse()).isLessThan(0.89);
        assertThat(means.get(0).difference().estimate()).isLessThan(-0.037);
        assertThat(means.get(1).difference().estimate()).isLessThan(-0.033);
        assertThat(means.get(2).difference().estimate()).isLessThan(-0.075);
        assertThat(means)
                .allMatch(mean -> mean.difference().high() < 0)
                .extracting(Measured.Rival::name)
                .containsExactly("global mean", "narrative mean", "person mean");
    }

    /** 0.9024 points with no rating told, 0.8626 with three: 0.0398 less. */
    @Test
    void threeRatingsOfANewPersonBeatNone() {
        Measured.Step three = MEASURED.last();

        assertThat(three.told()).isEqualTo(3);
        assertThat(three.sinceCold().estimate()).isLessThan(-0.019);
        assertThat(three.sinceCold().high()).isNegative();
    }

    /** 90.9 %. */
    @Test
    void nineOfTenRatingsLieWithinTheIntervalOf90Percent() {
        Accuracy.Coverage coverage = MEASURED.comparison().model().coverage().orElseThrow();

        assertThat(coverage.ninety()).isBetween(0.88, 0.92);
    }

    /** The truth would be wrong by 0.6881 points, because ratings are noisy. */
    @Test
    void nobodyBeatsTheTruth() {
        Measured.Rival oracle = MEASURED.comparison().others().getFirst();

        assertThat(oracle.accuracy().micro().rmse()).isBetween(0.67, 0.71);
        assertThat(oracle.difference().low()).isPositive();
    }

    @Test
    void severalCohortsAreReportedTogether() {
        Evaluation both = new Evaluation(EVALUATION.experiment(), MEASURED, List.of(MEASURED, MEASURED));
        Heading heading = new Heading(
                LocalDate.of(2026, 11, 23),
                "made up",
                "hopefulness",
                Demonstration.ratings().question().scale(),
                0);
        StringWriter out = new StringWriter();

        new EvaluationTable(heading, both).print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .contains("The same on 2 cohorts, all made up, seeds 480 to 481; errors over ratings, ± the standard"
                        + " deviation over cohorts")
                .anyMatch(line -> line.startsWith("model") && line.contains("±0.0000"))
                .anyMatch(line -> line.startsWith("person mean") && line.endsWith("2 of 2"))
                .allMatch(line -> line.length() <= 132);
    }
}
