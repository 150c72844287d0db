package narratives.rest;

import java.util.List;
import java.util.Locale;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem document, RFC 9457. */
@Schema(
        name = "Problem",
        description = "What went wrong: RFC 9457, with a stable code.",
        requiredProperties = {"type", "title", "status", "code", "requestId"})
record ProblemJson(
        @Schema(description = "Names the kind of problem; stable.", examples = "urn:narratives:problem:invalid-request")
        String type,

        @Schema(description = "One sentence, the same for every occurrence of the code.")
        String title,

        @Schema(examples = "400") int status,

        @Schema(description = "One sentence about this occurrence.") @Nullable String detail,

        @Schema(description = "Stable; the same name as over gRPC.", examples = "INVALID_REQUEST")
        String code,

        @Schema(description = "As in the header X-Request-Id; name it when you ask for help.")
        String requestId,

        @Schema(description = "The fields at fault.") @Nullable List<FieldErrorJson> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** One field at fault. */
    @Schema(
            name = "FieldError",
            requiredProperties = {"field", "code", "detail"})
    record FieldErrorJson(
            @Schema(description = "The place in a batch, from 0; absent outside a batch.") @Nullable Integer index,

            @Schema(description = "The path of the field; empty for the whole.", examples = "preferences.languages[0]")
            String field,

            @Schema(examples = "WRONG_FORM") String code,

            @Schema(description = "What would be right.") String detail) {
        private static FieldErrorJson from(FieldError error) {
            return new FieldErrorJson(
                    error.index().isPresent() ? (Integer) error.index().getAsInt() : null,
                    error.field(),
                    error.code(),
                    error.detail());
        }
    }

    static ProblemJson of(ErrorCode code, @Nullable String detail, List<FieldError> errors, String requestId) {
        return new ProblemJson(
                "urn:narratives:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                code.title(),
                Statuses.of(code.kind()),
                detail,
                code.name(),
                requestId,
                errors.isEmpty()
                        ? null
                        : errors.stream().map(FieldErrorJson::from).toList());
    }
}
