package narratives.rest;

import java.util.List;
import narratives.calls.Imported;
import narratives.contract.LogPosition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the lines of an import. */
@Schema(
        name = "Import",
        requiredProperties = {"accepted", "duplicates", "rejectedCount", "rejected"})
record ImportJson(
        @Schema(description = "Stored by this import.") long accepted,

        @Schema(description = "Stored before, with the same content; only feedback has them.")
        long duplicates,

        @Schema(description = "All that were refused.") long rejectedCount,

        @Schema(description = "The first 1,000 that were refused.")
        List<RejectedJson> rejected,

        @Schema(description = "The last entry of this import; absent if nothing was stored.", examples = "1-7042-318")
        @Nullable String logPosition) {
    static ImportJson from(Imported imported) {
        return new ImportJson(
                imported.accepted(),
                imported.duplicates(),
                imported.rejectedCount(),
                imported.rejected().stream()
                        .map(line -> new RejectedJson(line.line(), line.code(), line.detail()))
                        .toList(),
                imported.last().map(LogPosition::toString).orElse(null));
    }

    /** A line that was refused. */
    @Schema(
            name = "RejectedLine",
            requiredProperties = {"line", "code", "detail"})
    record RejectedJson(
            @Schema(description = "From 1.") long line,
            @Schema(examples = "INVALID_REQUEST") String code,

            @Schema(examples = "durationSeconds: Must be within 0 and 604800.")
            String detail) {}
}
