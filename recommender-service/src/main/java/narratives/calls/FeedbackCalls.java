package narratives.calls;

import java.util.List;
import java.util.Optional;
import narratives.access.Caller;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;

/** What is done with what people tell. Whatever is answered is committed. */
public final class FeedbackCalls {
    private final FeedbackIntake intake;

    /**
     * What became of a batch.
     *
     * @param accepted stored by this call
     * @param duplicates stored before, with the same payload
     * @param last the last entry of the batch
     */
    public record Batch(int accepted, int duplicates, LogPosition last) {}

    FeedbackCalls(FeedbackLog log) {
        intake = new FeedbackIntake(log);
    }

    public FeedbackLog.Stored give(Caller caller, Feedback event, boolean createUser) {
        caller.require(event.header().userId());
        TenantId tenant = caller.tenant();
        Feedback checked =
                event instanceof Feedback.Rating ? FeedbackIntake.checked(event, intake.questionnaire(tenant)) : event;
        return intake.append(tenant, List.of(checked), createUser).getFirst();
    }

    /** Makes events that may be stored of what was given; one wrong event is a wrong batch. */
    @FunctionalInterface
    public interface Events {
        /** @param check lets an event pass, or throws what is wrong with it */
        List<Feedback> read(Check check);
    }

    /** Looks at one event. */
    @FunctionalInterface
    public interface Check {
        Feedback of(Feedback event);
    }

    /** Stores all events or none. */
    public Batch giveAll(Caller caller, Events events, boolean createUser) {
        return counted(intake.append(caller.tenant(), events.read(check(caller)), createUser));
    }

    /** Stores what can be stored; what is wrong with a line does not stop the others. */
    public Imported load(Caller caller, LineImport.Source<Feedback> lines, boolean createUser) {
        Check check = check(caller);
        LineImport.Source<Feedback> checked = () -> lines.next()
                .map(line -> new LineImport.Line<>(
                        line.number(), () -> check.of(line.value().get())));
        return new LineImport<Feedback>(events -> {
                    Batch stored = counted(intake.append(caller.tenant(), events, createUser));
                    return new LineImport.Stored(stored.accepted(), stored.duplicates(), stored.last());
                })
                .load(checked);
    }

    /** Stores all events or none, and tells of each. */
    public List<FeedbackLog.Stored> giveEach(Caller caller, List<Feedback> events, boolean createUser) {
        return intake.append(
                caller.tenant(), events.stream().map(check(caller)::of).toList(), createUser);
    }

    private Check check(Caller caller) {
        Optional<Questionnaire> questionnaire = intake.questionnaire(caller.tenant());
        return event -> {
            caller.require(event.header().userId());
            return FeedbackIntake.checked(event, questionnaire);
        };
    }

    private static Batch counted(List<FeedbackLog.Stored> stored) {
        int duplicates =
                (int) stored.stream().filter(FeedbackLog.Stored::replayed).count();
        LogPosition last = stored.stream()
                .map(FeedbackLog.Stored::position)
                .max(LogPosition::compareTo)
                .orElse(LogPosition.START);
        return new Batch(stored.size() - duplicates, duplicates, last);
    }
}
