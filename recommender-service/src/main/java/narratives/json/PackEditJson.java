package narratives.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import narratives.contract.FieldError;
import narratives.pack.Pack;
import narratives.pack.PackItem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody edited by hand, on the wire: all that stands in a pack, in its order. */
@Schema(
        name = "PackEdit",
        description =
                "All that is to stand in the pack. What is left out of items is dropped, and not suggested again.",
        requiredProperties = "items")
public record PackEditJson(
        @Schema(description = "The version it was made from; left out if any will do.", minimum = "1") @Nullable Integer version,

        @Schema(maxLength = PackRequestJson.LONGEST_TITLE, description = "Left out: the usual one for the purpose.")
        @Nullable String title,

        @Schema(defaultValue = "en", description = "In which the pack speaks, as a BCP 47 tag.") @Nullable String language,

        @Schema(maxItems = Pack.MOST, description = "In the order in which they are to be read.") @Nullable List<@Nullable PackItemJson> items) {
    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Pack.Content toContent() {
        Fields fields = new Fields();
        fields.whole("version", version, 1, Integer.MAX_VALUE);
        Optional<String> called = fields.words("title", title, PackRequestJson.LONGEST_TITLE);
        Locale spoken = PackRequestJson.language(fields, language);
        List<PackItem> read = items(fields, items);
        fields.check();
        return new Pack.Content(called, spoken, read);
    }

    static List<PackItem> items(Fields fields, @Nullable List<@Nullable PackItemJson> items) {
        if (items == null) {
            fields.refuse("items", FieldError.REQUIRED, "Must be given; an empty list takes everything out.");
        }
        List<PackItem> read = fields.<PackItemJson, PackItem>each("items", items, Pack.MOST, PackItemJson::read);
        fields.different("items", read.stream().map(PackItem::narrative).toList());
        return read;
    }
}
