package narratives.calls;

import java.util.List;
import java.util.Optional;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;

/** The way of every event into the log: ratings must be answers of the questionnaire in force. */
final class FeedbackIntake {
    private final FeedbackLog log;

    FeedbackIntake(FeedbackLog log) {
        this.log = log;
    }

    Optional<Questionnaire> questionnaire(TenantId tenant) {
        return log.questionnaire(tenant).map(Versioned::value);
    }

    /** @throws RecommenderException with every answer that the questionnaire refuses */
    static Feedback checked(Feedback event, Optional<Questionnaire> questionnaire) {
        if (event instanceof Feedback.Rating rating) {
            List<FieldError> errors = questionnaire
                    .orElseThrow(() -> new RecommenderException(
                            ErrorCode.QUESTIONNAIRE_UNKNOWN, ErrorCode.QUESTIONNAIRE_UNKNOWN.title()))
                    .check(rating.answers());
            if (!errors.isEmpty()) {
                throw RecommenderException.invalid(errors);
            }
        }
        return event;
    }

    List<FeedbackLog.Stored> append(TenantId tenant, List<Feedback> events, boolean createUser) {
        return log.append(
                tenant, events, createUser ? FeedbackLog.UnknownPeople.CREATE : FeedbackLog.UnknownPeople.REFUSE);
    }
}
