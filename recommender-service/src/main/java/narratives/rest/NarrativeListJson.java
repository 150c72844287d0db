package narratives.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.catalog.Narrative;
import narratives.contract.Page;
import narratives.json.NarrativeJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of narratives. */
@Schema(
        name = "NarrativeList",
        requiredProperties = {"narratives", "nextPageToken"})
record NarrativeListJson(
        List<NarrativeJson> narratives,

        @Schema(description = "Gives the next page; null at the end.")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String nextPageToken) {
    static NarrativeListJson from(Page<Narrative> page) {
        return new NarrativeListJson(
                page.items().stream().map(NarrativeJson::from).toList(),
                page.next().orElse(null));
    }
}
