package narratives.rest;

import java.util.Map;
import narratives.json.Timestamps;
import narratives.operation.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A piece of long work. */
@Schema(
        name = "Operation",
        requiredProperties = {"operationId", "kind", "state", "progress", "startedAt"})
record OperationJson(
        String operationId,

        @Schema(description = "What it does.", examples = "train")
        String kind,

        @Schema(enumeration = {"running", "succeeded", "failed"})
        String state,

        @Schema(description = "0 to 1.", examples = "0.4") double progress,

        @Schema(description = "What came out, by name; only if it succeeded.") @Nullable Map<String, String> result,

        @Schema(description = "One sentence; only if it failed.") @Nullable String error,

        @Schema(examples = "2026-11-23T09:30:00Z") String startedAt,

        @Schema(examples = "2026-11-23T09:30:07Z") @Nullable String endedAt) {
    static OperationJson from(Operation operation) {
        return new OperationJson(
                operation.id(),
                operation.kind(),
                operation.state().key(),
                operation.progress(),
                operation.state() == Operation.State.SUCCEEDED ? operation.result() : null,
                operation.error().orElse(null),
                Timestamps.write(operation.startedAt()),
                operation.endedAt().map(Timestamps::write).orElse(null));
    }
}
