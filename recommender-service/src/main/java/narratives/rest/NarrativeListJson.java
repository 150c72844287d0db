package narratives.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.catalog.Narrative;
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
    /** @param found up to one more than the page holds */
    static NarrativeListJson of(ListQuery query, List<Narrative> found) {
        boolean more = found.size() > query.pageSize();
        List<Narrative> page = more ? found.subList(0, query.pageSize()) : found;
        return new NarrativeListJson(
                page.stream().map(NarrativeJson::from).toList(),
                more ? PageCursor.write(query.canonical(), page.getLast().id()) : null);
    }
}
