package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.calls.PackCalls;
import narratives.pack.PackWords;
import narratives.pack.Sheet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a link opens, on the wire. It says nothing about the person whom it is for. */
@Schema(
        name = "SharedPack",
        requiredProperties = {"purpose", "title", "introduction", "language", "items", "support", "expiresAt"})
public record SharedPackJson(
        String purpose,
        String title,

        @Schema(description = "A few plain sentences for the reader.")
        String introduction,

        @Schema(description = "In which the pack speaks, as a BCP 47 tag.")
        String language,

        @Schema(description = "What may be shown at this moment.")
        List<Item> items,

        RecommendationJson.Help support,

        @Schema(format = "date-time") String expiresAt) {
    /** A narrative, as a reader is shown it. */
    @Schema(
            name = "SharedPackItem",
            requiredProperties = {"narrativeId", "title", "warnings"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String narrativeId,
            String title,
            @Nullable String summary,

            @Schema(description = "Of the narrative, as a BCP 47 tag.") @Nullable String language,

            @Schema(description = "How it is told, and how long it takes, in words.") @Nullable String form,

            @Schema(description = "What it speaks of that may upset somebody, in words.")
            String warnings,

            @Nullable String note,

            @Schema(description = "Where it can be opened.") @Nullable String uri) {
        private static Item from(Sheet.Item item, PackWords words) {
            return new Item(
                    item.narrative().id().value(),
                    words.title(item.narrative()),
                    item.narrative().presentation().summary().orElse(null),
                    item.narrative().presentation().language().orElse(null),
                    words.form(item.narrative()).orElse(null),
                    words.warnings(item.narrative()),
                    item.note().orElse(null),
                    item.address().orElse(null));
        }
    }

    public static SharedPackJson from(PackCalls.Opened opened) {
        Sheet sheet = opened.sheet();
        PackWords words = PackWords.in(sheet.language());
        return new SharedPackJson(
                sheet.purpose().key(),
                words.title(sheet),
                words.introduction(sheet),
                words.language().toLanguageTag(),
                sheet.items().stream().map(item -> Item.from(item, words)).toList(),
                RecommendationJson.Help.from(sheet.help()),
                Timestamps.write(opened.expiresAt()));
    }
}
