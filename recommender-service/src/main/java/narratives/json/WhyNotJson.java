package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.recommend.Exclusion;
import narratives.recommend.WhyNot;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a narrative is not in a list, on the wire: either the rules that keep it out, or its place and score.
 *
 * @param rules absent if it may be listed
 * @param rank absent, with everything after it, if it may not
 */
@Schema(
        name = "WhyNot",
        description = "Either the rules that keep a narrative out of a list, or its place in the order of the list.",
        requiredProperties = {"narrativeId", "listed"})
public record WhyNotJson(
        String narrativeId,

        @Schema(description = "Whether it is in the list after all.")
        boolean listed,

        @Schema(description = "Everything that keeps it out; left out if it may be listed.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Nullable List<RuleJson> rules,

        @Schema(description = "From 1, counted on across pages; beyond count: not listed.") @Nullable Integer rank,

        @Schema(description = "On the scale of the primary question; its reasons add up to it.") @Nullable Double score,

        @Schema(description = "The score of the last narrative of the list; only in modes match and popular.") @Nullable Double lowestScoreListed,

        @Schema(description = "0 to 1; only in mode similar.") @Nullable Double similarity,

        @Schema(description = "The similarity of the last narrative of the list; only in mode similar.") @Nullable Double lowestSimilarityListed,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<ReasonJson> reasons) {
    /** One rule that keeps a narrative out. */
    @Schema(
            name = "RuleThatExcludes",
            requiredProperties = {"rule", "field", "detail"})
    public record RuleJson(
            @Schema(description = "A stable name.", examples = "language")
            String rule,

            @Schema(
                    description = "What decides it: a field of the request, the person or the narrative.",
                    examples = "preferences.languages")
            String field,

            @Schema(description = "One plain sentence.") String detail) {
        static RuleJson from(Exclusion exclusion) {
            return new RuleJson(exclusion.rule().key(), exclusion.field(), exclusion.detail());
        }
    }

    public static WhyNotJson from(WhyNot why) {
        return switch (why) {
            case WhyNot.Excluded excluded ->
                new WhyNotJson(
                        excluded.narrative().value(),
                        false,
                        excluded.rules().stream().map(RuleJson::from).toList(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            case WhyNot.Ranked ranked ->
                new WhyNotJson(
                        ranked.narrative().value(),
                        ranked.listed(),
                        null,
                        ranked.rank(),
                        ranked.score(),
                        Wire.boxed(ranked.lowestScoreListed()),
                        Wire.boxed(ranked.similarity()),
                        Wire.boxed(ranked.lowestSimilarityListed()),
                        ranked.reasons().stream().map(ReasonJson::from).toList());
        };
    }
}
