package narratives.cli.importing;

import java.util.List;
import java.util.Optional;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.people.UserId;

/** A log that cannot be reached any more after so many calls. */
final class CutFeedbackLog implements FeedbackLog {
    private final FeedbackLog store;
    private int calls;

    CutFeedbackLog(FeedbackLog store, int calls) {
        this.store = store;
        this.calls = calls;
    }

    @Override
    public List<Stored> append(TenantId tenant, List<Feedback> events, UnknownPeople unknown) {
        if (calls-- <= 0) {
            throw new RecommenderException(ErrorCode.STORE_UNAVAILABLE, ErrorCode.STORE_UNAVAILABLE.title());
        }
        return store.append(tenant, events, unknown);
    }

    @Override
    public List<Entry> of(TenantId tenant, UserId person) {
        return store.of(tenant, person);
    }

    @Override
    public boolean isEmpty(TenantId tenant) {
        return store.isEmpty(tenant);
    }

    @Override
    public Optional<Versioned<Questionnaire>> questionnaire(TenantId tenant) {
        return store.questionnaire(tenant);
    }

    @Override
    public Versioned<Questionnaire> putQuestionnaire(
            TenantId tenant, Questionnaire questionnaire, Optional<Integer> expected) {
        return store.putQuestionnaire(tenant, questionnaire, expected);
    }
}
