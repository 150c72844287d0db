package narratives.feedback;

import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.people.UserId;

/** Where feedback is kept, for good and in order, and the questionnaire it answers. */
public interface FeedbackLog {
    /** What to do with an event of somebody who has not been put. */
    enum UnknownPeople {
        REFUSE,
        CREATE
    }

    /**
     * One event, stored.
     *
     * @param replayed whether it had been stored before, by this or another call
     */
    record Stored(EventId eventId, LogPosition position, boolean replayed) {}

    /** An event and where it stands. */
    record Entry(LogPosition position, Feedback event) {}

    /**
     * Stores events: all or none, in one transaction, which is committed when this returns. An event that was stored
     * before with the same payload is answered with its first position.
     *
     * @return one answer an event, in the order given; an event given twice is stored once
     * @throws narratives.contract.RecommenderException {@code EVENT_ID_REUSED} if an id belongs to another payload;
     *     {@code USER_UNKNOWN}, {@code USER_ERASED}, {@code NARRATIVE_UNKNOWN}, {@code EVENT_UNKNOWN} for a single event that names what does
     *     not exist, {@code INVALID_REQUEST} with the index of each for several; {@code STORE_UNAVAILABLE}
     */
    List<Stored> append(TenantId tenant, List<Feedback> events, UnknownPeople unknown);

    /** Everything one person said, in log order. */
    List<Entry> of(TenantId tenant, UserId person);

    /** Whether any feedback was ever stored. */
    boolean isEmpty(TenantId tenant);

    /** The questionnaire in force; empty if the tenant has none yet. */
    Optional<Versioned<Questionnaire>> questionnaire(TenantId tenant);

    /**
     * Puts a questionnaire in force. The same one again changes nothing and keeps its version.
     *
     * @param expected the version it was made from; empty: whatever is in force
     * @throws narratives.contract.RecommenderException {@code QUESTIONNAIRE_IN_USE} if ratings are stored that it cannot
     *     hold, {@code VERSION_CONFLICT} if another version than the expected one is in force
     */
    Versioned<Questionnaire> putQuestionnaire(TenantId tenant, Questionnaire questionnaire, Optional<Integer> expected);
}
