package narratives.log;

import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.contract.LogPosition;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire;
import narratives.people.ErasureKey;
import narratives.people.ErasureTag;
import narratives.people.Person;
import narratives.safety.Curated;
import narratives.safety.Review;
import narratives.safety.SafetyPolicy;
import narratives.safety.Support;

/**
 * One change that can alter a list. Every entry carries what was said, so that what a replica knows is a pure function
 * of the log and can be made again from it, bit for bit.
 */
public sealed interface LogEntry {
    LogPosition position();

    record FeedbackGiven(LogPosition position, Feedback event) implements LogEntry {}

    record NarrativePut(LogPosition position, Narrative narrative) implements LogEntry {}

    record PersonPut(LogPosition position, Person person) implements LogEntry {}

    record InstrumentPut(LogPosition position, Versioned<Instrument> instrument) implements LogEntry {}

    record QuestionnairePut(LogPosition position, Versioned<Questionnaire> questionnaire) implements LogEntry {}

    record CuratedPut(LogPosition position, Versioned<Curated> curated) implements LogEntry {}

    record SupportPut(LogPosition position, Versioned<Support> support) implements LogEntry {}

    record PolicyPut(LogPosition position, Versioned<SafetyPolicy> policy) implements LogEntry {}

    /** A policy that cannot be read here: passing over it would show what it forbids. */
    record PolicyUnreadable(LogPosition position) implements LogEntry {}

    /** Somebody looked at a narrative that seemed to do harm. */
    record NarrativeReviewed(LogPosition position, Review review) implements LogEntry {}

    /**
     * All that was known of a person is gone, their entries in the log too.
     *
     * @param key tells of any pseudonym whether it is the one
     */
    record PersonErased(LogPosition position, ErasureKey key, ErasureTag tag) implements LogEntry {}

    /** An entry that cannot be read or applied, and that every replica passes over. */
    record SetAside(LogPosition position) implements LogEntry {}

    /** A pseudonym that was erased may be used again; it begins with nothing. */
    record ErasureLifted(LogPosition position, ErasureTag tag) implements LogEntry {}
}
