package narratives.log;

import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.feedback.Feedback;
import narratives.people.UserId;

/** One change that can alter a list. Feedback carries its payload; the rest names what changed. */
public sealed interface LogEntry {
    LogPosition position();

    record FeedbackGiven(LogPosition position, Feedback event) implements LogEntry {}

    record NarrativeChanged(LogPosition position, NarrativeId narrative) implements LogEntry {}

    record PersonChanged(LogPosition position, UserId person) implements LogEntry {}

    record InstrumentChanged(LogPosition position) implements LogEntry {}

    record QuestionnaireChanged(LogPosition position) implements LogEntry {}
}
