package narratives.feedback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.people.UserId;

/** Decides whether the events of one call may be stored, from what is known of the things they name. */
public final class Admission {
    /**
     * What is known of the things that the events name.
     *
     * @param questionnaire the one in force
     * @param narratives those that exist, whatever their status
     * @param people those that exist
     * @param erased those that were erased, and so do not exist
     * @param retractable the stored events that are not retractions, and whose they are
     * @param unknown what to do with somebody who does not exist
     */
    public record Facts(
            Optional<Questionnaire> questionnaire,
            Set<NarrativeId> narratives,
            Set<UserId> people,
            Set<UserId> erased,
            Map<EventId, UserId> retractable,
            FeedbackLog.UnknownPeople unknown) {
        public Facts {
            narratives = Set.copyOf(narratives);
            people = Set.copyOf(people);
            erased = Set.copyOf(erased);
            retractable = Map.copyOf(retractable);
        }
    }

    private final List<Feedback> events;
    private final Facts facts;
    private final Map<EventId, UserId> retractable;

    private Admission(List<Feedback> events, Facts facts) {
        this.events = events;
        this.facts = facts;
        this.retractable = new HashMap<>(facts.retractable());
    }

    /**
     * The fingerprints of the events of one call, by id.
     *
     * @throws RecommenderException {@code EVENT_ID_REUSED} if one id names two payloads
     */
    public static Map<EventId, Fingerprint> fingerprints(List<Feedback> events) {
        Map<EventId, Fingerprint> fingerprints = new TreeMap<>();
        for (Feedback event : events) {
            EventId id = event.header().eventId();
            Fingerprint fingerprint = Fingerprint.of(event);
            Fingerprint other = fingerprints.putIfAbsent(id, fingerprint);
            if (other != null && !other.equals(fingerprint)) {
                throw reused(events, id);
            }
        }
        return fingerprints;
    }

    /** An id that belongs to another payload; says where in the call it stands last. */
    public static RecommenderException reused(List<Feedback> events, EventId id) {
        ErrorCode code = ErrorCode.EVENT_ID_REUSED;
        FieldError error = new FieldError("eventId", code.name(), code.title());
        for (int i = events.size() - 1; i > 0; i--) {
            if (events.get(i).header().eventId().equals(id)) {
                return new RecommenderException(code, code.title(), List.of(error.at(i)));
            }
        }
        return new RecommenderException(code, code.title(), List.of(events.size() == 1 ? error : error.at(0)));
    }

    /**
     * Refuses a call if any of its events may not be stored.
     *
     * @param events all of the call, in order
     * @param replayed those that are stored already; they were admitted then and are not judged again
     * @throws RecommenderException the fault of a single event; {@code INVALID_REQUEST} with every fault of several
     */
    public static void check(List<Feedback> events, Set<EventId> replayed, Facts facts) {
        new Admission(events, facts).check(replayed);
    }

    private void check(Set<EventId> replayed) {
        List<FieldError> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Feedback event = events.get(i);
            if (!replayed.contains(event.header().eventId())) {
                List<FieldError> faults = faults(event);
                if (events.size() == 1 && !faults.isEmpty()) {
                    throw alone(faults);
                }
                for (FieldError fault : faults) {
                    all.add(fault.at(i));
                }
            }
            if (!(event instanceof Feedback.Retraction)) {
                retractable.putIfAbsent(event.header().eventId(), event.header().userId());
            }
        }
        if (!all.isEmpty()) {
            throw RecommenderException.invalid(all);
        }
    }

    private static RecommenderException alone(List<FieldError> faults) {
        FieldError first = faults.getFirst();
        for (ErrorCode code : List.of(
                ErrorCode.USER_ERASED,
                ErrorCode.USER_UNKNOWN,
                ErrorCode.NARRATIVE_UNKNOWN,
                ErrorCode.EVENT_UNKNOWN,
                ErrorCode.QUESTIONNAIRE_UNKNOWN)) {
            if (first.code().equals(code.name())) {
                return new RecommenderException(code, code.title());
            }
        }
        return RecommenderException.invalid(faults);
    }

    private List<FieldError> faults(Feedback event) {
        List<FieldError> faults = new ArrayList<>();
        UserId person = event.header().userId();
        if (facts.erased().contains(person)) {
            faults.add(fault("userId", ErrorCode.USER_ERASED));
        } else if (facts.unknown() == FeedbackLog.UnknownPeople.REFUSE
                && !facts.people().contains(person)) {
            faults.add(fault("userId", ErrorCode.USER_UNKNOWN));
        }
        if (event.about().filter(about -> !facts.narratives().contains(about)).isPresent()) {
            faults.add(fault("narrativeId", ErrorCode.NARRATIVE_UNKNOWN));
        }
        if (event instanceof Feedback.Retraction(var header, var retracts)
                && !person.equals(retractable.get(retracts))) {
            faults.add(fault("retracts", ErrorCode.EVENT_UNKNOWN));
        }
        if (event instanceof Feedback.Rating rating) {
            faults.addAll(facts.questionnaire()
                    .map(questionnaire -> questionnaire.check(rating.answers()))
                    .orElseGet(() -> List.of(fault("ratings", ErrorCode.QUESTIONNAIRE_UNKNOWN))));
        }
        return faults;
    }

    private static FieldError fault(String field, ErrorCode code) {
        return new FieldError(field, code.name(), code.title());
    }
}
