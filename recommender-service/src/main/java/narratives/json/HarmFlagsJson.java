package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.calls.SafetyCalls;
import narratives.safety.Beta;
import narratives.safety.HarmFlag;
import narratives.safety.HarmStep;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The narratives that seem to do harm, on the wire. */
@Schema(name = "SafetyFlags", requiredProperties = "flags")
public record HarmFlagsJson(
        @Schema(description = "In catalogue order.") List<FlagJson> flags) {
    /** What is done about a narrative, and why. */
    @Schema(
            name = "SafetyFlag",
            requiredProperties = {"narrativeId", "level", "readers", "harmed", "expected", "rate", "steps"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FlagJson(
            String narrativeId,

            @Schema(enumeration = {"none", "review", "held", "suspended"})
            String level,

            @Schema(description = "Who has said something, since it was last cleared.")
            int readers,

            @Schema(description = "How many of them it left worse; whoever only left early counts as a quarter.")
            double harmed,

            @Schema(description = "The rate that was expected, from narratives with the same warnings.")
            double expected,

            RateJson rate,

            @Schema(description = "The last one.") @Nullable ReviewJson review,

            @Schema(description = "The oldest first.") List<StepJson> steps) {
        private static FlagJson from(SafetyCalls.Flagged flagged) {
            HarmFlag flag = flagged.flag();
            return new FlagJson(
                    flag.narrative().value(),
                    flag.level().key(),
                    flag.readers(),
                    flag.harmed(),
                    flag.expected(),
                    RateJson.from(flag.rate()),
                    flag.review().map(ReviewJson::from).orElse(null),
                    flagged.steps().stream().map(StepJson::from).toList());
        }
    }

    /** The rate of readers whom a narrative leaves worse. */
    @Schema(
            name = "HarmRate",
            requiredProperties = {"mean", "low", "high"})
    public record RateJson(
            double mean,

            @Schema(description = "It is above this with a probability of 95 %.")
            double low,

            @Schema(description = "It is below this with a probability of 95 %.")
            double high) {
        private static RateJson from(Beta rate) {
            return new RateJson(rate.mean(), rate.quantile(HarmStep.LOW), rate.quantile(HarmStep.HIGH));
        }
    }

    /** What was done, when, and on which evidence. */
    @Schema(
            name = "SafetyStep",
            requiredProperties = {"level", "readers", "harmed", "rate", "noticedAt"})
    public record StepJson(String level, int readers, double harmed, RateJson rate, String noticedAt) {
        private static StepJson from(HarmStep step) {
            return new StepJson(
                    step.level().key(),
                    step.readers(),
                    step.harmed(),
                    new RateJson(step.mean(), step.low(), step.high()),
                    Timestamps.write(step.noticedAt()));
        }
    }

    public static HarmFlagsJson from(List<SafetyCalls.Flagged> flags) {
        return new HarmFlagsJson(flags.stream().map(FlagJson::from).toList());
    }
}
