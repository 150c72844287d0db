package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.pack.PackItem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A narrative in a pack, on the wire. */
@Schema(name = "PackItem", requiredProperties = "narrativeId")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PackItemJson(
        @Nullable String narrativeId,

        @Schema(maxLength = LONGEST_NOTE, description = "For the reader; never about a person by name.") @Nullable String note,

        @Schema(defaultValue = "false", description = "Whether it stays when the pack is filled anew.") @Nullable Boolean kept,

        @Schema(
                description = "What keeps it from the reader at this moment; left out if it is shown. Only in answers.",
                readOnly = true)
        @Nullable List<WhyNotJson.RuleJson> withheld) {
    private static final int LONGEST_NOTE = 1000;

    static PackItemJson from(PackItem item) {
        return new PackItemJson(item.narrative().value(), item.note().orElse(null), item.kept(), null);
    }

    PackItemJson withheld(List<WhyNotJson.RuleJson> rules) {
        return new PackItemJson(narrativeId, note, kept, rules);
    }

    static Optional<PackItem> read(Fields fields, PackItemJson given) {
        fields.require("narrativeId", given.narrativeId);
        fields.forbid("withheld", given.withheld, "Only answers tell it.");
        Optional<NarrativeId> id = fields.id("narrativeId", given.narrativeId, NarrativeId::new);
        Optional<String> words = fields.words("note", given.note, LONGEST_NOTE);
        return id.map(known -> new PackItem(known, words, given.kept != null && given.kept));
    }
}
