package narratives.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.recommend.RecommendationRequest;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which narratives are to be put side by side, and for whom, on the wire. */
@Schema(
        name = "CompareRequest",
        description =
                "Two to five narratives, and for whom they are looked at: a person by userId, or people described by"
                        + " profile, preferences and ratings.",
        requiredProperties = "narrativeIds")
public record CompareRequestJson(
        @Schema(minItems = 2, maxItems = 5) @Nullable List<@Nullable String> narrativeIds,

        @Schema(description = "Not together with profile, preferences and ratings.") @Nullable String userId,

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

        @Schema(description = "Which audiences the reader belongs to; not from a token for one person.") @Nullable List<@Nullable String> audiences) {
    /** One cannot be compared, and more than five do not fit beside each other on any screen. */
    private static final int FEWEST = 2;

    private static final int MOST = 5;

    /** What is asked, read. */
    public record Asked(List<NarrativeId> narratives, RecommendationRequest request) {
        public Asked {
            narratives = List.copyOf(narratives);
        }
    }

    /**
     * Reads it.
     *
     * @param otherwise the language of the reasons, should the request name none
     * @throws narratives.contract.RecommenderException with every field that is wrong
     */
    public Asked read(Locale otherwise) {
        Fields fields = new Fields();
        List<NarrativeId> ids = fields.narrativeIds("narrativeIds", narrativeIds, MOST);
        if (narrativeIds == null || narrativeIds.size() < FEWEST) {
            fields.refuse("narrativeIds", FieldError.REQUIRED, "At least two must be given.");
        }
        fields.different("narrativeIds", ids);
        RecommendationRequest request = new RecommendationRequestJson(
                        userId,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        null,
                        null,
                        null,
                        true,
                        explainLanguage,
                        profile,
                        preferences,
                        ratings,
                        null,
                        audiences,
                        null,
                        null)
                .read(fields, otherwise);
        return new Asked(ids, request);
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "CompareRequestJson[…]";
    }
}
