package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.contract.Page;
import narratives.pack.Pack;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some packs, on the wire. */
@Schema(name = "PackList", requiredProperties = "packs")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PackListJson(
        @Schema(description = "In the order in which they were made; without what is withheld, and without links.")
        List<PackJson> packs,

        @Nullable String nextPageToken) {
    public static PackListJson from(Page<Pack> page) {
        return new PackListJson(
                page.items().stream().map(PackJson::from).toList(), page.next().orElse(null));
    }
}
