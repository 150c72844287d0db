package narratives.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.recommend.RecommendationRequest;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The question why a narrative is not in a list, on the wire: the fields of a {@link RecommendationRequestJson}, as the
 * list was asked for, and the narrative.
 */
@Schema(
        name = "WhyNotRequest",
        description = "The request for a list, as it was made, and the narrative that is missed in it.",
        requiredProperties = "narrativeId")
public record WhyNotRequestJson(
        @Schema(description = "The narrative that is missed.") @Nullable String narrativeId,

        @Schema(description = "Not together with profile, preferences and ratings.") @Nullable String userId,

        @Schema(minimum = "1", maximum = "100", defaultValue = "10") @Nullable Integer count,

        @Schema(
                enumeration = {"match", "surprise", "popular", "browse", "similar", "describe"},
                defaultValue = "match")
        @Nullable String mode,

        @Schema(description = "A narrativeId; in mode similar, and only there.") @Nullable String similarTo,

        @Schema(description = "Makes chance repeatable.") @Nullable Long seed,

        @Schema(description = "Wait until this much of the log is known.") @Nullable String minLogPosition,

        @Schema(description = RecommendationRequestJson.OF_ALGORITHM) @Nullable String algorithm,

        @Schema(defaultValue = "false") @Nullable Boolean includeRated,

        @Schema(description = "The nextPageToken of the page before; with the same request otherwise.") @Nullable String pageToken,

        @Nullable FilterJson filter,
        @Nullable List<@Nullable String> excludeNarrativeIds,

        @Schema(description = "Reasons are given in any case.", defaultValue = "false") @Nullable Boolean explain,

        @Schema(
                description = "The language of the reasons, as a BCP 47 tag. Left out, it is what Accept-Language says;"
                        + " one that there is not gives English.",
                defaultValue = "en")
        @Nullable String explainLanguage,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By question key: a text, a list of texts, a number, or true or false; null is unknown.")
        @Nullable Map<String, @Nullable JsonNode> profile,

        @Nullable PreferencesJson preferences,

        @Schema(description = "Answers by narrativeId and question key.") @Nullable Map<String, @Nullable Map<String, @Nullable Double>> ratings,

        @Schema(description = "In a crisis: help is given and no narratives.", defaultValue = "false") @Nullable Boolean crisis,

        @Schema(description = "Which audiences the reader belongs to; not from a token for one person.") @Nullable List<@Nullable String> audiences,

        @Nullable DeviceJson device,

        @Schema(
                description =
                        "What is asked for in somebody's own words; in mode describe, and only there. It is not kept.",
                maxLength = RecommendationRequestJson.LONGEST_WISH)
        @Nullable String wish) {
    /** What is asked, read. */
    public record Asked(NarrativeId narrative, RecommendationRequest request) {}

    /** About a list that was asked for by another message. */
    public static WhyNotRequestJson of(@Nullable String narrativeId, RecommendationRequestJson list) {
        return new WhyNotRequestJson(
                narrativeId,
                list.userId(),
                list.count(),
                list.mode(),
                list.similarTo(),
                list.seed(),
                list.minLogPosition(),
                list.algorithm(),
                list.includeRated(),
                list.pageToken(),
                list.filter(),
                list.excludeNarrativeIds(),
                list.explain(),
                list.explainLanguage(),
                list.profile(),
                list.preferences(),
                list.ratings(),
                list.crisis(),
                list.audiences(),
                list.device(),
                list.wish());
    }

    /**
     * Reads it.
     *
     * @param otherwise the language of what is told, should the request name none
     * @throws narratives.contract.RecommenderException with every field that is wrong
     */
    public Asked read(Locale otherwise) {
        Fields fields = new Fields();
        fields.require("narrativeId", narrativeId);
        Optional<NarrativeId> narrative = fields.id("narrativeId", narrativeId, NarrativeId::new);
        RecommendationRequest request = new RecommendationRequestJson(
                        userId,
                        count,
                        mode,
                        similarTo,
                        seed,
                        minLogPosition,
                        algorithm,
                        includeRated,
                        pageToken,
                        filter,
                        excludeNarrativeIds,
                        true,
                        explainLanguage,
                        profile,
                        preferences,
                        ratings,
                        crisis,
                        audiences,
                        device,
                        wish)
                .read(fields, otherwise);
        return new Asked(narrative.orElseThrow(), request);
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "WhyNotRequestJson[…]";
    }
}
