package narratives.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import narratives.demonstration.Cohort;
import narratives.evaluation.CohortReport;
import org.junit.jupiter.api.Test;

class EvaluateCommandTest {
    @Test
    void onTheShippedCohortTheModelBeatsTheMeansAndLearnsFromThreeRatings() throws IOException {
        CohortReport report = CohortReport.of(EvaluateCommand.trainingSet(Cohort.SEED), Cohort.SEED);

        assertThat(report.beatsTheMeans()).as(report.text()).isTrue();
        assertThat(report.learnsFromThree()).as(report.text()).isTrue();
    }

    @Test
    void theSameSeedTellsTheSame() throws IOException {
        CohortReport once = CohortReport.of(EvaluateCommand.trainingSet(7), 7);
        CohortReport again = CohortReport.of(EvaluateCommand.trainingSet(7), 7);

        assertThat(again.text()).isEqualTo(once.text());
    }
}
