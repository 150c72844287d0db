package narratives.json;

import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.recommend.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One part of a score, on the wire; the parts add up to it.
 *
 * @param narrativeId the narrative that the text names; only in kind {@code evidence}
 */
@Schema(
        name = "Reason",
        requiredProperties = {"kind", "text", "contribution"})
public record ReasonJson(
        String kind,
        String text,
        double contribution,

        @Schema(description = "The narrative that the text names; only in kind evidence.") @Nullable String narrativeId) {
    public static ReasonJson from(Reason reason) {
        return new ReasonJson(
                reason.kind(),
                reason.text(),
                reason.contribution(),
                reason.narrative().map(NarrativeId::value).orElse(null));
    }

    Reason toReason() {
        return new Reason(
                kind, text, contribution, Optional.ofNullable(narrativeId).map(NarrativeId::new));
    }
}
