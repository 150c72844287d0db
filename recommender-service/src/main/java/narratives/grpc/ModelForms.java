package narratives.grpc;

import narratives.api.v1.Drift;
import narratives.api.v1.Engagement;
import narratives.api.v1.GetModelResponse;
import narratives.api.v1.Import;
import narratives.api.v1.Lag;
import narratives.api.v1.ModelTraining;
import narratives.api.v1.OperationState;
import narratives.api.v1.RejectedLine;
import narratives.api.v1.TrainingKind;
import narratives.calls.Imported;
import narratives.contract.LogPosition;
import narratives.live.ModelStatus;
import narratives.model.engagement.Head;
import narratives.operation.Operation;

/** The model, long work, and what became of imports. */
final class ModelForms {
    private static final String STATE = "OPERATION_STATE_";
    private static final String KIND = "TRAINING_KIND_";

    private ModelForms() {}

    static GetModelResponse shown(ModelStatus status) {
        return GetModelResponse.newBuilder()
                .setVersion(status.version())
                .setTrainedAt(Moments.of(status.trainedAt()))
                .setTrainedLogPosition(status.trainedPosition().toString())
                .setLogPosition(status.position().toString())
                .setLag(Lag.newBuilder()
                        .setEntries(status.lag().entries())
                        .setAgeSeconds(status.lag().age().toMillis() / 1000.0))
                .setNarratives(status.narratives())
                .setPeople(status.people())
                .setRatings(status.ratings())
                .setTrainedRatings(status.trainedRatings())
                .setDrift(Drift.newBuilder()
                        .setChanges(status.drift().changes())
                        .setShare(status.drift().share())
                        .setShareBound(status.bounds().share())
                        .setRatings(status.drift().surprise().ratings())
                        .setSurprise(status.drift().surprise().value())
                        .setSurpriseBound(status.bounds().surprise()))
                .setTraining(ModelTraining.newBuilder()
                        .setKind(Keys.value(
                                TrainingKind.class, KIND, status.drift().last().key()))
                        .setSweeps(status.drift().sweeps())
                        .setTookSeconds(status.took().toMillis() / 1000.0))
                .setEngagement(Engagement.newBuilder()
                        .setPopularity(status.engagement().weight(Head.POPULARITY))
                        .setFactors(status.engagement().weight(Head.FACTORS))
                        .setItems(status.engagement().weight(Head.ITEMS)))
                .build();
    }

    static narratives.api.v1.Operation shown(Operation operation) {
        narratives.api.v1.Operation.Builder shown = narratives.api.v1.Operation.newBuilder()
                .setOperationId(operation.id())
                .setKind(operation.kind())
                .setState(Keys.value(
                        OperationState.class, STATE, operation.state().key()))
                .setProgress(operation.progress())
                .setStartedAt(Moments.of(operation.startedAt()));
        if (operation.state() == Operation.State.SUCCEEDED) {
            shown.putAllResult(operation.result());
        }
        operation.error().ifPresent(shown::setError);
        operation.endedAt().map(Moments::of).ifPresent(shown::setEndedAt);
        return shown.build();
    }

    static Import shown(Imported imported) {
        Import.Builder shown = Import.newBuilder()
                .setAccepted(imported.accepted())
                .setDuplicates(imported.duplicates())
                .setRejectedTotal(imported.rejectedCount());
        imported.rejected()
                .forEach(line -> shown.addRejected(RejectedLine.newBuilder()
                        .setLine(line.line())
                        .setCode(line.code())
                        .setDetail(line.detail())));
        imported.last().map(LogPosition::toString).ifPresent(shown::setLogPosition);
        return shown.build();
    }
}
