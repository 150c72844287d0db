package narratives.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.contract.FieldError;
import narratives.contract.TenantId;
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
    private static final int LISTED = 100;

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
            FieldError below = error.below("characteristics");
            return new AnswerProblemJson(below.field(), below.code(), below.detail());
        }
    }

    static RevalidationJson of(Catalog catalog, TenantId tenant, Instrument instrument) {
        AtomicLong narratives = new AtomicLong();
        AtomicLong invalid = new AtomicLong();
        List<NarrativeProblemJson> problems = new ArrayList<>();
        catalog.forEach(tenant, narrative -> {
            narratives.incrementAndGet();
            List<FieldError> errors = instrument.check(narrative.characterisation());
            if (!errors.isEmpty() && invalid.incrementAndGet() <= LISTED) {
                problems.add(new NarrativeProblemJson(
                        narrative.id().value(),
                        errors.stream().map(AnswerProblemJson::from).toList()));
            }
        });
        return new RevalidationJson(narratives.get(), invalid.get(), problems);
    }
}
