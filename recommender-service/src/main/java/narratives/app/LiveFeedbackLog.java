package narratives.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.live.Replicas;
import narratives.log.LogEntry;
import narratives.people.UserId;

/** The feedback log, with every event known on this replica as soon as it is committed, and counted. */
record LiveFeedbackLog(FeedbackLog store, Replicas replicas, Meters meters) implements FeedbackLog {
    @Override
    public List<Stored> append(TenantId tenant, List<Feedback> events, UnknownPeople unknown) {
        List<Stored> stored;
        try {
            stored = store.append(tenant, events, unknown);
        } catch (RecommenderException refused) {
            meters.rejected(events.size(), refused.code());
            throw refused;
        }
        List<LogEntry> fresh = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (!stored.get(i).replayed()) {
                fresh.add(new LogEntry.FeedbackGiven(stored.get(i).position(), events.get(i)));
            }
        }
        replicas.accept(tenant, fresh);
        meters.stored(fresh.size(), stored.size() - fresh.size());
        return stored;
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
