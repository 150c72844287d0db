package narratives.json;

import java.util.List;
import narratives.calls.SafetyCalls;
import narratives.catalog.NarrativeId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a policy would remove, on the wire. */
@Schema(
        name = "PolicyTrial",
        requiredProperties = {"published", "left", "rules"})
public record PolicyTrialJson(
        @Schema(description = "How many narratives may be shown without it.")
        int published,

        @Schema(description = "How many of them no rule removes, for somebody whom all rules are about.")
        int left,

        List<Removed> rules) {
    /** What one rule would remove for those whom it is about. */
    @Schema(
            name = "PolicyRuleTrial",
            requiredProperties = {"rule", "narratives", "narrativeIds"})
    public record Removed(
            String rule,
            int narratives,

            @Schema(description = "The first 100 of them, in catalogue order.")
            List<String> narrativeIds) {}

    public static PolicyTrialJson from(SafetyCalls.Trial trial) {
        return new PolicyTrialJson(
                Math.toIntExact(trial.published()),
                Math.toIntExact(trial.left()),
                trial.rules().stream()
                        .map(one -> new Removed(
                                one.rule(),
                                Math.toIntExact(one.narratives()),
                                one.some().stream().map(NarrativeId::value).toList()))
                        .toList());
    }
}
