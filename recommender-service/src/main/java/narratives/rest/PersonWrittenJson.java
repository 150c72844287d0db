package narratives.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import narratives.json.PersonJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as they now are, and where the log tells of it. */
@Schema(name = "PersonWritten", requiredProperties = "logPosition")
record PersonWrittenJson(
        @JsonUnwrapped PersonJson person,
        @Schema(examples = "1-7042-319") String logPosition) {}
