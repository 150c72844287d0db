package narratives.log;

import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.contract.LogPosition;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire;
import narratives.people.Person;

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
}
