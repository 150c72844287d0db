package narratives.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import narratives.calls.NarrativeCalls;
import narratives.json.NarrativeJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A narrative as it now is, and where the log tells of it. */
@Schema(name = "NarrativeWritten", requiredProperties = "logPosition")
record NarrativeWrittenJson(
        @JsonUnwrapped NarrativeJson narrative,
        @Schema(examples = "1-7042-318") String logPosition) {
    static NarrativeWrittenJson from(NarrativeCalls.Put put) {
        return new NarrativeWrittenJson(
                NarrativeJson.from(put.narrative()), put.position().toString());
    }
}
