package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.recommend.Consideration;
import narratives.recommend.Considered;
import narratives.recommend.Recommendation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Narratives side by side, on the wire. */
@Schema(name = "Comparison", requiredProperties = "narratives")
public record ComparisonJson(
        @Schema(description = "In the order in which they were asked about.")
        List<Compared> narratives) {
    /** One of them: what it is, what to watch for, and what is expected of it or what keeps it from the reader. */
    @Schema(
            name = "ComparedNarrative",
            requiredProperties = {"narrative", "shown"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Compared(
            @Schema(description = "With its warnings, its duration and its characteristics.")
            NarrativeJson narrative,

            @Schema(description = "Whether it may be shown to the reader.")
            boolean shown,

            @Schema(description = "Everything that keeps it from the reader; left out if it may be shown.") @Nullable List<WhyNotJson.RuleJson> rules,

            @Schema(
                    description =
                            "On the scale of the primary question; its reasons add up to it. Left out, with everything"
                                    + " after it, if it may not be shown.")
            @Nullable Double score,

            RecommendationJson.@Nullable Prediction prediction,
            @Nullable List<ReasonJson> reasons) {
        private static Compared from(Considered considered) {
            NarrativeJson narrative = NarrativeJson.from(considered.narrative());
            return switch (considered) {
                case Considered.Excluded excluded ->
                    new Compared(
                            narrative,
                            false,
                            excluded.rules().stream()
                                    .map(WhyNotJson.RuleJson::from)
                                    .toList(),
                            null,
                            null,
                            null);
                case Considered.Fitting fitting -> fitting(narrative, fitting.item());
            };
        }

        private static Compared fitting(NarrativeJson narrative, Recommendation.Item item) {
            return new Compared(
                    narrative,
                    true,
                    null,
                    item.score(),
                    RecommendationJson.Prediction.from(item.prediction()),
                    item.reasons().stream().map(ReasonJson::from).toList());
        }
    }

    public static ComparisonJson from(Consideration considered) {
        return new ComparisonJson(
                considered.narratives().stream().map(Compared::from).toList());
    }
}
