package narratives.rest;

import java.util.List;
import narratives.calls.DocumentCalls;
import narratives.contract.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the stored narratives agree with an instrument. */
@Schema(
        name = "Revalidation",
        requiredProperties = {"narratives", "invalid", "problems"})
record RevalidationJson(
        @Schema(description = "How many were checked, whatever their status.")
        long narratives,

        @Schema(description = "How many hold answers that the instrument refuses.")
        long invalid,

        @Schema(description = "The first 100 of them.") List<NarrativeProblemJson> problems) {

    /** One narrative that does not agree. */
    @Schema(
            name = "NarrativeProblem",
            requiredProperties = {"narrativeId", "errors"})
    record NarrativeProblemJson(String narrativeId, List<AnswerProblemJson> errors) {}

    /** One answer that is refused. */
    @Schema(
            name = "AnswerProblem",
            requiredProperties = {"field", "code", "detail"})
    record AnswerProblemJson(
            @Schema(examples = "characteristics.tone") String field,
            @Schema(examples = "NOT_AN_ANSWER") String code,
            String detail) {
        private static AnswerProblemJson from(FieldError error) {
            return new AnswerProblemJson(error.field(), error.code(), error.detail());
        }
    }

    static RevalidationJson from(DocumentCalls.Revalidation revalidation) {
        return new RevalidationJson(
                revalidation.narratives(),
                revalidation.invalid(),
                revalidation.problems().stream()
                        .map(problem -> new NarrativeProblemJson(
                                problem.narrative().value(),
                                problem.errors().stream()
                                        .map(AnswerProblemJson::from)
                                        .toList()))
                        .toList());
    }
}
