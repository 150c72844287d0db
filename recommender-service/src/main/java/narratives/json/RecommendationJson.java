package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.recommend.Exposure;
import narratives.recommend.Mode;
import narratives.recommend.Recommendation;
import narratives.recommend.Tier;
import narratives.safety.Support;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A list on the wire.
 *
 * @param seed what chance was drawn with; the same request with it gives the same list
 * @param nextPageToken {@code null} at the end of the list
 * @param servedAt only when a past list is read back
 * @param request only when a past list is read back: what it answered
 */
@Schema(
        name = "Recommendation",
        requiredProperties = {"recommendationId", "mode", "servedBy", "model", "seed", "items", "nextPageToken"})
public record RecommendationJson(
        String recommendationId,
        String mode,
        ServedBy servedBy,
        Model model,
        @Schema(description = "What chance was drawn with.") long seed,
        List<Item> items,

        @Schema(description = "Gives the next page; null at the end.")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String nextPageToken,

        @Schema(
                description =
                        "The mean distance of two narratives of this page by what they are characterised as, 0 to 1;"
                                + " absent where there are not two.")
        @Nullable Double diversity,

        @Schema(description = "What was understood of a wish; only in mode describe.") @Nullable UnderstoodJson understood,

        @Schema(description = "Help in place of narratives; only in a crisis.") @Nullable Help support,

        @Schema(description = "Only in a past list.") @Nullable String servedAt,

        @Schema(description = "Only in a past list: what it answered.") @Nullable RecommendationRequestJson request) {
    /** What was understood of a wish. */
    @Schema(
            name = "Understood",
            requiredProperties = {"characteristics", "texts"})
    public record UnderstoodJson(
            @Schema(description = "What it means in terms of the instrument.")
            List<SafetyPolicyJson.ConditionJson> characteristics,

            @Schema(description = "Whether titles and summaries were searched for its words.")
            boolean texts) {
        private static UnderstoodJson from(Recommendation.Understood understood) {
            return new UnderstoodJson(
                    understood.characteristics().stream()
                            .map(SafetyPolicyJson.ConditionJson::from)
                            .toList(),
                    understood.texts());
        }

        private Recommendation.Understood toUnderstood() {
            return new Recommendation.Understood(
                    characteristics.stream()
                            .map(SafetyPolicyJson.ConditionJson::toCondition)
                            .toList(),
                    texts);
        }
    }

    /** Help for somebody in a crisis. */
    @Schema(
            name = "Help",
            requiredProperties = {"language", "text", "contacts"})
    public record Help(
            @Schema(description = "Of the text, as a BCP 47 tag.")
            String language,

            String text,

            List<SupportJson.Contact> contacts) {
        static Help from(Recommendation.Help help) {
            return new Help(
                    help.text().language(),
                    help.text().text(),
                    help.contacts().stream().map(SupportJson.Contact::from).toList());
        }

        private Recommendation.Help toHelp() {
            return new Recommendation.Help(
                    new Support.Text(language, text),
                    contacts.stream().map(SupportJson.Contact::toContact).toList());
        }
    }

    /**
     * Which kind of answer it is.
     *
     * @param reason why it is not a better tier; absent if nothing stood in the way
     */
    @Schema(
            name = "ServedBy",
            requiredProperties = {"tier", "algorithm"})
    public record ServedBy(
            @Schema(
                    description =
                            "The kind of answer, from the best down: personal, cold-start, popular, curated; support is help"
                                    + " in place of narratives.")
            String tier,

            String algorithm,

            @Schema(description = "Why it is not a better tier.") @Nullable String reason) {}

    /**
     * What it was made from.
     *
     * @param beyond what was known beyond the position and counted for this person; absent if nothing
     */
    @Schema(
            name = "ModelStamp",
            requiredProperties = {"version", "logPosition"})
    public record Model(
            String version,
            String logPosition,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> beyond) {}

    /**
     * One narrative of the list.
     *
     * @param similarity only in mode {@code similar}
     * @param propensity only where chance decided
     * @param reasons absent unless they were asked for
     */
    @Schema(
            name = "RecommendedNarrative",
            requiredProperties = {"narrativeId", "rank", "score", "prediction"})
    public record Item(
            String narrativeId,

            @Schema(description = "From 1, counted on across pages.")
            int rank,

            @Schema(description = "On the scale of the primary question; its reasons add up to it.")
            double score,

            Prediction prediction,

            @Schema(description = "0 to 1; only in mode similar.") @Nullable Double similarity,

            @Schema(description = "The probability of having been drawn; only where chance decided.") @Nullable Double propensity,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<ReasonJson> reasons) {
        private static Item from(Recommendation.Item item) {
            return new Item(
                    item.narrative().value(),
                    item.rank(),
                    item.score(),
                    Prediction.from(item.prediction()),
                    Wire.boxed(item.similarity()),
                    Wire.boxed(item.propensity()),
                    item.reasons().stream().map(ReasonJson::from).toList());
        }

        private Recommendation.Item toItem() {
            return new Recommendation.Item(
                    new NarrativeId(narrativeId),
                    rank,
                    score,
                    prediction.toPrediction(),
                    Wire.optional(similarity),
                    Wire.optional(propensity),
                    reasons == null
                            ? List.of()
                            : reasons.stream().map(ReasonJson::toReason).toList());
        }
    }

    /** What the person is expected to answer to the primary question. */
    @Schema(
            name = "Prediction",
            description = "What the person is expected to answer to the primary question.",
            requiredProperties = {"mean", "sd", "probabilityMoreHopeful", "probabilityLessHopeful"})
    public record Prediction(double mean, double sd, double probabilityMoreHopeful, double probabilityLessHopeful) {
        static Prediction from(Recommendation.Prediction prediction) {
            return new Prediction(
                    prediction.mean(),
                    prediction.sd(),
                    prediction.probabilityMoreHopeful(),
                    prediction.probabilityLessHopeful());
        }

        private Recommendation.Prediction toPrediction() {
            return new Recommendation.Prediction(mean, sd, probabilityMoreHopeful, probabilityLessHopeful);
        }
    }

    public static RecommendationJson from(Recommendation list) {
        return from(list, null, null);
    }

    /** A past list: as it was served, with when and for what. */
    public static RecommendationJson from(Exposure exposure) {
        return from(
                exposure.served(),
                Timestamps.write(exposure.servedAt()),
                RecommendationRequestJson.from(exposure.request()));
    }

    private static RecommendationJson from(
            Recommendation list, @Nullable String servedAt, @Nullable RecommendationRequestJson request) {
        Recommendation.ServedBy by = list.servedBy();
        return new RecommendationJson(
                list.id(),
                list.mode().key(),
                new ServedBy(by.tier().key(), by.algorithm(), by.reason().orElse(null)),
                new Model(
                        list.model().version(),
                        list.model().position().toString(),
                        list.model().beyond().stream()
                                .map(LogPosition::toString)
                                .toList()),
                list.seed(),
                list.items().stream().map(Item::from).toList(),
                list.nextPageToken().orElse(null),
                Wire.boxed(list.diversity()),
                list.understood().map(UnderstoodJson::from).orElse(null),
                list.support().map(Help::from).orElse(null),
                servedAt,
                request);
    }

    /**
     * The list that {@link #from(Recommendation)} was given.
     *
     * @throws java.util.NoSuchElementException if this was not made by it
     */
    public Recommendation toRecommendation() {
        return new Recommendation(
                recommendationId,
                Mode.of(mode).orElseThrow(),
                new Recommendation.ServedBy(
                        Tier.of(servedBy.tier).orElseThrow(), servedBy.algorithm, Optional.ofNullable(servedBy.reason)),
                new Recommendation.ModelStamp(
                        model.version,
                        LogPosition.parse(model.logPosition).orElseThrow(),
                        model.beyond == null
                                ? List.of()
                                : model.beyond.stream()
                                        .map(position ->
                                                LogPosition.parse(position).orElseThrow())
                                        .toList()),
                seed,
                items.stream().map(Item::toItem).toList(),
                Optional.ofNullable(nextPageToken),
                Wire.optional(diversity),
                Optional.ofNullable(understood).map(UnderstoodJson::toUnderstood),
                Optional.ofNullable(support).map(Help::toHelp));
    }
}
