package narratives.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import narratives.api.v1.GetModelResponse;
import narratives.api.v1.TrainingKind;
import narratives.contract.LogPosition;
import narratives.live.ModelStatus;
import narratives.log.ChangeLog;
import narratives.model.Drift;
import narratives.model.Surprise;
import narratives.model.engagement.Blend;
import narratives.model.engagement.Head;
import org.junit.jupiter.api.Test;

class ModelFormsTest {
    @Test
    void aModelSaysHowFarItHasDriftedAndWhatWasDoneLast() {
        ModelStatus status = new ModelStatus(
                "version",
                Instant.EPOCH,
                Duration.ofMillis(250),
                LogPosition.START,
                LogPosition.START,
                new ChangeLog.Lag(0, Duration.ZERO),
                1,
                2,
                5,
                4,
                new Drift(6, 4, 4, 1, new Surprise(1.25, 5), false),
                Drift.Bounds.DEFAULT,
                new Blend(Map.of(Head.FACTORS, 0.5)));

        GetModelResponse shown = ModelForms.shown(status);

        assertThat(shown.getEngagement().getFactors()).isEqualTo(0.5);
        assertThat(shown.getEngagement().getItems()).isZero();
        assertThat(shown.getDrift().getChanges()).isEqualTo(6);
        assertThat(shown.getDrift().getShare()).isEqualTo(1.5);
        assertThat(shown.getDrift().getShareBound()).isEqualTo(Drift.Bounds.DEFAULT.share());
        assertThat(shown.getDrift().getRatings()).isEqualTo(5);
        assertThat(shown.getDrift().getSurprise()).isEqualTo(1.25);
        assertThat(shown.getDrift().getSurpriseBound()).isEqualTo(Drift.Bounds.DEFAULT.surprise());
        assertThat(shown.getTraining().getKind()).isEqualTo(TrainingKind.TRAINING_KIND_SWEEPS);
        assertThat(shown.getTraining().getSweeps()).isEqualTo(1);
        assertThat(shown.getTraining().getTookSeconds()).isEqualTo(.25);
    }
}
