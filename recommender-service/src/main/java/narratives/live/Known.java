package narratives.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Standing;
import narratives.people.Person;
import narratives.people.UserId;
import narratives.safety.HarmLedger;
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

    /**
     * What this person says of a narrative now, as a sign of harm: 1 if it upset them or they rated it below no change;
     * what an early departure counts, if that is all they said; empty if they said nothing that tells.
     *
     * @param question the primary one
     * @param noChange its answer that means no change; empty if it has none
     */
    Optional<HarmLedger.Sign> sign(NarrativeId narrative, String question, OptionalDouble noChange) {
        Set<EventId> retracted = new HashSet<>();
        Optional<LogPosition> last = Optional.empty();
        boolean rated = false;
        boolean worse = false;
        boolean tookIn = false;
        for (int i = said.size() - 1; i >= 0; i--) {
            Feedback event = said.get(i).event();
            if (event instanceof Feedback.Retraction(var header, var retracts)) {
                retracted.add(retracts);
            } else if (tells(event, narrative, question)
                    && !retracted.contains(event.header().eventId())) {
                LogPosition at = said.get(i).position();
                last = last.or(() -> Optional.of(at));
                worse |= event instanceof Feedback.Distress || (!rated && isBelow(event, question, noChange));
                rated |= event instanceof Feedback.Rating;
                tookIn |= tookIn(event);
            }
        }
        double harm = worse ? HarmLedger.WORSE : rated || tookIn ? 0 : HarmLedger.ABANDONED;
        return last.map(position -> new HarmLedger.Sign(harm, position));
    }

    private static boolean tells(Feedback event, NarrativeId narrative, String question) {
        return event.about().filter(narrative::equals).isPresent()
                && switch (event) {
                    case Feedback.Rating rating -> rating.answers().containsKey(question);
                    case Feedback.Distress distress -> true;
                    case Feedback.View view -> true;
                    case Feedback.Completion completion -> true;
                    case Feedback.Bookmark bookmark -> false;
                    case Feedback.Hide hide -> false;
                    case Feedback.Retraction retraction -> false;
                };
    }

    private static boolean isBelow(Feedback event, String question, OptionalDouble noChange) {
        return event instanceof Feedback.Rating rating
                && noChange.isPresent()
                && Optional.ofNullable(rating.answers().get(question))
                        .filter(answer -> answer < noChange.getAsDouble())
                        .isPresent();
    }

    private static boolean tookIn(Feedback event) {
        return event instanceof Feedback.Completion
                || (event instanceof Feedback.View view
                        && view.progress().position().orElse(1) >= Standing.ABANDONED);
    }

    private static List<Feedback> events(List<FeedbackLog.Entry> entries) {
        return entries.stream().map(FeedbackLog.Entry::event).toList();
    }
}
