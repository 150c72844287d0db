package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import narratives.calls.PersonCalls;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.feedback.OwnNarratives;
import narratives.recommend.Considered;
import narratives.recommend.Rule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person has kept, hidden and met, on the wire. */
@Schema(
        name = "OwnNarratives",
        description = "The last first.",
        requiredProperties = {"bookmarked", "hidden", "met"})
public record OwnNarrativesJson(List<Marked> bookmarked, List<Marked> hidden, List<Met> met) {
    /** What keeps a narrative from lists by the person's own word; they may be told its title all the same. */
    private static final Set<Rule> OWN_WORD = EnumSet.of(Rule.HIDDEN, Rule.HIDDEN_NARRATOR, Rule.UPSETTING);

    /** A narrative that they have kept, or hidden. */
    @Schema(
            name = "MarkedNarrative",
            requiredProperties = {"narrativeId", "eventId"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Marked(
            String narrativeId,

            @Schema(description = "Left out where the narrative may not be shown to them, or has none.") @Nullable String title,

            @Schema(description = "Retract it to undo it.") String eventId,

            @Schema(format = "date-time") @Nullable String occurredAt) {
        private static Marked from(OwnNarratives.Marked marked, PersonCalls.Own own) {
            return new Marked(
                    marked.narrative().value(),
                    known(marked.narrative(), own),
                    marked.by().value(),
                    marked.at().map(Timestamps::write).orElse(null));
        }
    }

    /** A narrative that they have opened or rated. */
    @Schema(
            name = "MetNarrative",
            requiredProperties = {"narrativeId", "eventId", "openings", "finished", "ratings"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Met(
            String narrativeId,

            @Schema(description = "Left out where the narrative may not be shown to them, or has none.") @Nullable String title,

            @Schema(description = "The last one about it.") String eventId,

            @Schema(format = "date-time") @Nullable String occurredAt,

            int openings,

            @Schema(description = "Whether it was taken in to the end.")
            boolean finished,

            @Schema(description = "By question, those that count.")
            Map<String, Double> ratings) {
        private static Met from(OwnNarratives.Met met, PersonCalls.Own own) {
            return new Met(
                    met.narrative().value(),
                    known(met.narrative(), own),
                    met.last().value(),
                    met.at().map(Timestamps::write).orElse(null),
                    met.openings(),
                    met.finished(),
                    new LinkedHashMap<>(met.answers()));
        }
    }

    public static OwnNarrativesJson from(PersonCalls.Own own) {
        OwnNarratives narratives = own.narratives();
        return new OwnNarrativesJson(
                narratives.bookmarked().stream()
                        .map(one -> Marked.from(one, own))
                        .toList(),
                narratives.hidden().stream().map(one -> Marked.from(one, own)).toList(),
                narratives.met().stream().map(one -> Met.from(one, own)).toList());
    }

    private static @Nullable String known(NarrativeId id, PersonCalls.Own own) {
        return Optional.ofNullable(own.considered().get(id))
                .filter(OwnNarrativesJson::mayBeTold)
                .map(Considered::narrative)
                .map(Narrative::presentation)
                .flatMap(Narrative.Presentation::title)
                .orElse(null);
    }

    private static boolean mayBeTold(Considered considered) {
        return switch (considered) {
            case Considered.Fitting fitting -> true;
            case Considered.Excluded excluded ->
                excluded.rules().stream().allMatch(rule -> OWN_WORD.contains(rule.rule()));
        };
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "OwnNarrativesJson[…]";
    }
}
