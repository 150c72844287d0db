package narratives.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import narratives.catalog.NarrativeId;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Standing;
import narratives.people.Person;
import narratives.people.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One person as the log tells of them: what they told about themselves, and everything they said, in log order.
 * Immutable; what counts of it is worked out when first asked.
 */
final class Known {
    private final Person person;
    private final List<FeedbackLog.Entry> said;
    private volatile @Nullable Standing standing;

    Known(Person person, List<FeedbackLog.Entry> said) {
        this.person = person;
        this.said = List.copyOf(said);
    }

    static Known nobody(UserId id) {
        return new Known(Person.unknown(id), List.of());
    }

    Person person() {
        return person;
    }

    List<FeedbackLog.Entry> said() {
        return said;
    }

    Known with(Person changed) {
        return new Known(changed, said);
    }

    Known plus(FeedbackLog.Entry entry) {
        List<FeedbackLog.Entry> more = new ArrayList<>(said.size() + 1);
        more.addAll(said);
        more.add(entry);
        return new Known(person, more);
    }

    Standing standing() {
        Standing made = standing;
        if (made == null) {
            made = Standing.of(events(said));
            standing = made;
        }
        return made;
    }

    /** The answer that counts to one question about one narrative; for a writer that asks at every event. */
    Optional<Double> answer(NarrativeId narrative, String question) {
        Set<EventId> retracted = new HashSet<>();
        for (int i = said.size() - 1; i >= 0; i--) {
            Feedback event = said.get(i).event();
            if (event instanceof Feedback.Retraction(var header, var retracts)) {
                retracted.add(retracts);
            } else if (event instanceof Feedback.Rating(var header, var rated, var answers)
                    && rated.equals(narrative)
                    && answers.containsKey(question)
                    && !retracted.contains(header.eventId())) {
                return Optional.of(answers.get(question));
            }
        }
        return Optional.empty();
    }

    private static List<Feedback> events(List<FeedbackLog.Entry> entries) {
        return entries.stream().map(FeedbackLog.Entry::event).toList();
    }
}
