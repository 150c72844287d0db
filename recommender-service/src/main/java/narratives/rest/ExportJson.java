package narratives.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import narratives.calls.PersonCalls;
import narratives.feedback.FeedbackLog;
import narratives.json.FeedbackJson;
import narratives.json.PackJson;
import narratives.json.PersonJson;
import narratives.json.RecommendationJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that is stored about a person. */
@Schema(
        name = "UserExport",
        requiredProperties = {"user", "feedback", "exposures", "packs", "operations"})
record ExportJson(
        PersonJson user,

        @Schema(description = "In log order.") List<EventJson> feedback,

        @Schema(description = "The lists they were served, oldest first.")
        List<RecommendationJson> exposures,

        @Schema(description = "The packs that were made for them, oldest first.")
        List<PackJson> packs,

        @Schema(description = "Long work about this person.")
        List<OperationJson> operations) {
    static ExportJson from(PersonCalls.Export export) {
        return new ExportJson(
                PersonJson.from(export.person()),
                export.feedback().stream().map(EventJson::from).toList(),
                export.exposures().stream().map(RecommendationJson::from).toList(),
                export.packs().stream().map(PackJson::from).toList(),
                List.of());
    }

    /** An event as it was given, and where it stands. */
    @Schema(name = "StoredFeedback", requiredProperties = "logPosition")
    record EventJson(
            @JsonUnwrapped FeedbackJson event,
            @Schema(examples = "1-7042-318") String logPosition) {
        static EventJson from(FeedbackLog.Entry entry) {
            return new EventJson(
                    FeedbackJson.from(entry.event()), entry.position().toString());
        }
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "ExportJson[…]";
    }
}
