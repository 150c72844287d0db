package narratives.grpc;

import narratives.api.v1.FeedbackType;
import narratives.api.v1.FieldProblem;
import narratives.api.v1.StoredFeedback;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.json.FeedbackJson;

/** Feedback. */
final class FeedbackForms {
    private static final String TYPE = "FEEDBACK_TYPE_";

    private FeedbackForms() {}

    static Feedback given(narratives.api.v1.Feedback given) {
        return new FeedbackJson(
                        given.getEventId().isEmpty() ? null : given.getEventId(),
                        Keys.of(given.getType(), TYPE),
                        given.getUserId().isEmpty() ? null : given.getUserId(),
                        given.hasNarrativeId() ? given.getNarrativeId() : null,
                        given.getRatingsMap().isEmpty() ? null : AnswerForms.numbers(given.getRatingsMap()),
                        given.hasPosition() ? (Double) (given.getPosition() + 0.0) : null,
                        given.hasSeconds() ? (Double) (given.getSeconds() + 0.0) : null,
                        given.hasSeverity() ? (Integer) given.getSeverity() : null,
                        given.hasRetracts() ? given.getRetracts() : null,
                        given.hasOccurredAt() ? Moments.text(given.getOccurredAt()) : null,
                        given.hasRecommendationId() ? given.getRecommendationId() : null)
                .toFeedback();
    }

    static StoredFeedback shown(FeedbackLog.Entry entry) {
        return StoredFeedback.newBuilder()
                .setEvent(shown(entry.event()))
                .setLogPosition(entry.position().toString())
                .build();
    }

    private static narratives.api.v1.Feedback shown(Feedback event) {
        narratives.api.v1.Feedback.Builder shown = narratives.api.v1.Feedback.newBuilder()
                .setEventId(event.header().eventId().value())
                .setUserId(event.header().userId().value());
        event.header().occurredAt().map(Moments::of).ifPresent(shown::setOccurredAt);
        event.header().recommendationId().ifPresent(shown::setRecommendationId);
        event.about().map(NarrativeId::value).ifPresent(shown::setNarrativeId);
        return switch (event) {
            case Feedback.Rating rating ->
                shown.setType(FeedbackType.FEEDBACK_TYPE_RATING)
                        .putAllRatings(rating.answers())
                        .build();
            case Feedback.View view -> shown(shown, FeedbackType.FEEDBACK_TYPE_VIEW, view.progress());
            case Feedback.Completion completion ->
                shown(shown, FeedbackType.FEEDBACK_TYPE_COMPLETION, completion.progress());
            case Feedback.Bookmark bookmark ->
                shown.setType(
                                bookmark.kept()
                                        ? FeedbackType.FEEDBACK_TYPE_BOOKMARK
                                        : FeedbackType.FEEDBACK_TYPE_UNBOOKMARK)
                        .build();
            case Feedback.Hide hide ->
                shown.setType(hide.hidden() ? FeedbackType.FEEDBACK_TYPE_HIDE : FeedbackType.FEEDBACK_TYPE_UNHIDE)
                        .build();
            case Feedback.Distress distress ->
                shown.setType(FeedbackType.FEEDBACK_TYPE_DISTRESS)
                        .setSeverity(distress.severity())
                        .build();
            case Feedback.Retraction retraction ->
                shown.setType(FeedbackType.FEEDBACK_TYPE_RETRACT)
                        .setRetracts(retraction.retracts().value())
                        .build();
        };
    }

    private static narratives.api.v1.Feedback shown(
            narratives.api.v1.Feedback.Builder shown, FeedbackType type, Feedback.Progress progress) {
        progress.position().ifPresent(shown::setPosition);
        progress.seconds().ifPresent(shown::setSeconds);
        return shown.setType(type).build();
    }

    static FieldProblem shown(FieldError error) {
        return FieldProblem.newBuilder()
                .setField(error.field())
                .setCode(error.code())
                .setDetail(error.detail())
                .build();
    }
}
