package narratives.json;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.people.UserId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A feedback event on the wire: some fields every type has, the others belong to certain types only. */
@Schema(
        name = "Feedback",
        description = "A feedback event. Fields that do not belong to its type are refused.",
        requiredProperties = {"eventId", "type", "userId"})
public record FeedbackJson(
        @Schema(description = "The idempotency key, for good.", minLength = 1, maxLength = EventId.LONGEST) @Nullable String eventId,

        @Schema(
                enumeration = {
                    "rating",
                    "view",
                    "completion",
                    "bookmark",
                    "unbookmark",
                    "hide",
                    "unhide",
                    "distress",
                    "retract"
                })
        @Nullable String type,

        @Nullable String userId,

        @Schema(description = "For every type but retract.") @Nullable String narrativeId,

        @Schema(description = "For rating: answers by question key. Questions not named keep their answer.") @Nullable Map<String, @Nullable Double> ratings,

        @Schema(description = "For view and completion: how far the person got.", minimum = "0", maximum = "1")
        @Nullable Double position,

        @Schema(
                description = "For view and completion: how long they stayed, in seconds.",
                minimum = "0",
                maximum = "604800")
        @Nullable Double seconds,

        @Schema(description = "For distress: 1 somewhat, 2 much, 3 very much.", minimum = "1", maximum = "3") @Nullable Integer severity,

        @Schema(description = "For retract: the eventId that no longer counts.") @Nullable String retracts,

        @Schema(description = "RFC 3339, by the client's clock.") @Nullable String occurredAt,

        @Schema(description = "The list it answers.") @Nullable String recommendationId) {
    /** More questions than any questionnaire asks. */
    private static final int MOST_RATINGS = 100;

    private enum Type {
        RATING,
        VIEW,
        COMPLETION,
        BOOKMARK,
        UNBOOKMARK,
        HIDE,
        UNHIDE,
        DISTRESS,
        RETRACT;

        private static final List<String> KEYS =
                Arrays.stream(values()).map(Type::key).toList();

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Type> of(String key) {
            return Arrays.stream(values())
                    .filter(type -> type.key().equals(key))
                    .findFirst();
        }
    }

    public static FeedbackJson from(Feedback feedback) {
        return switch (feedback) {
            case Feedback.Rating(var header, var narrative, var answers) ->
                of(Type.RATING, header, narrative, Map.copyOf(answers), Feedback.Progress.UNKNOWN, null, null);
            case Feedback.View(var header, var narrative, var progress) ->
                of(Type.VIEW, header, narrative, null, progress, null, null);
            case Feedback.Completion(var header, var narrative, var progress) ->
                of(Type.COMPLETION, header, narrative, null, progress, null, null);
            case Feedback.Bookmark(var header, var narrative, var kept) ->
                plain(kept ? Type.BOOKMARK : Type.UNBOOKMARK, header, narrative);
            case Feedback.Hide(var header, var narrative, var hidden) ->
                plain(hidden ? Type.HIDE : Type.UNHIDE, header, narrative);
            case Feedback.Distress(var header, var narrative, var severity) ->
                of(Type.DISTRESS, header, narrative, null, Feedback.Progress.UNKNOWN, severity, null);
            case Feedback.Retraction(var header, var retracts) ->
                of(Type.RETRACT, header, null, null, Feedback.Progress.UNKNOWN, null, retracts.value());
        };
    }

    private static FeedbackJson plain(Type type, Feedback.Header header, NarrativeId narrative) {
        return of(type, header, narrative, null, Feedback.Progress.UNKNOWN, null, null);
    }

    private static FeedbackJson of(
            Type type,
            Feedback.Header header,
            @Nullable NarrativeId narrative,
            @Nullable Map<String, Double> ratings,
            Feedback.Progress progress,
            @Nullable Integer severity,
            @Nullable String retracts) {
        return new FeedbackJson(
                header.eventId().value(),
                type.key(),
                header.userId().value(),
                narrative == null ? null : narrative.value(),
                ratings == null ? null : new TreeMap<>(ratings),
                Wire.boxed(progress.position()),
                Wire.boxed(progress.seconds()),
                severity,
                retracts,
                header.occurredAt().map(Timestamps::write).orElse(null),
                header.recommendationId().orElse(null));
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Feedback toFeedback() {
        Fields fields = new Fields();
        fields.require("eventId", eventId);
        fields.require("type", type);
        fields.require("userId", userId);
        Optional<EventId> event = fields.id("eventId", eventId, EventId::new);
        Optional<UserId> user = fields.id("userId", userId, UserId::new);
        Optional<Instant> occurred = fields.instant("occurredAt", occurredAt);
        Optional<String> list = fields.identifier("recommendationId", recommendationId);
        Optional<Type> is = fields.named("type", type, Type::of, Type.KEYS);
        is.ifPresent(known -> checkFields(fields, known));
        Optional<NarrativeId> narrative = fields.id("narrativeId", narrativeId, NarrativeId::new);
        SortedMap<String, Double> answers = ratings(fields);
        Feedback.Progress progress = new Feedback.Progress(
                fields.number("position", position, 0, 1),
                fields.number("seconds", seconds, 0, NarrativeJson.LONGEST_DURATION));
        OptionalInt upset = fields.whole("severity", severity, 1, 3);
        Optional<EventId> earlier = fields.id("retracts", retracts, EventId::new);
        fields.check();

        Feedback.Header header = new Feedback.Header(event.orElseThrow(), user.orElseThrow(), occurred, list);
        return switch (is.orElseThrow()) {
            case RATING -> new Feedback.Rating(header, narrative.orElseThrow(), answers);
            case VIEW -> new Feedback.View(header, narrative.orElseThrow(), progress);
            case COMPLETION -> new Feedback.Completion(header, narrative.orElseThrow(), progress);
            case BOOKMARK -> new Feedback.Bookmark(header, narrative.orElseThrow(), true);
            case UNBOOKMARK -> new Feedback.Bookmark(header, narrative.orElseThrow(), false);
            case HIDE -> new Feedback.Hide(header, narrative.orElseThrow(), true);
            case UNHIDE -> new Feedback.Hide(header, narrative.orElseThrow(), false);
            case DISTRESS -> new Feedback.Distress(header, narrative.orElseThrow(), upset.orElseThrow());
            case RETRACT -> new Feedback.Retraction(header, earlier.orElseThrow());
        };
    }

    /** Which fields belong to which type, and which of those must be given. */
    private void checkFields(Fields fields, Type is) {
        boolean progresses = is == Type.VIEW || is == Type.COMPLETION;
        checkField(fields, is, is != Type.RETRACT, "narrativeId", narrativeId);
        checkField(fields, is, is == Type.RATING, "ratings", ratings);
        checkField(fields, is, is == Type.DISTRESS, "severity", severity);
        checkField(fields, is, is == Type.RETRACT, "retracts", retracts);
        if (!progresses) {
            forbid(fields, is, "position", position);
            forbid(fields, is, "seconds", seconds);
        }
    }

    private static void checkField(Fields fields, Type is, boolean belongs, String field, @Nullable Object value) {
        if (belongs) {
            fields.require(field, value);
        } else {
            forbid(fields, is, field, value);
        }
    }

    private static void forbid(Fields fields, Type is, String field, @Nullable Object value) {
        fields.forbid(field, value, "Does not belong to feedback of type " + is.key() + ".");
    }

    private SortedMap<String, Double> ratings(Fields fields) {
        SortedMap<String, Double> answers = new TreeMap<>();
        fields.<Double>entries("ratings", ratings, MOST_RATINGS, (entry, key, value) -> {
            if (entry.key("", key).isPresent()) {
                answers.put(key, value);
            }
        });
        if (ratings != null && ratings.isEmpty()) {
            fields.refuse("ratings", FieldError.REQUIRED, "A rating answers at least one question.");
        }
        return answers;
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "FeedbackJson[…]";
    }
}
