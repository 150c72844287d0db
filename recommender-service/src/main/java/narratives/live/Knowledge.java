package narratives.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.log.LogEntry;
import narratives.people.UserId;
import narratives.safety.HarmLedger;
import narratives.safety.Safety;

/**
 * All that the log says of one tenant, up to a position: a pure function of the log's prefix and of the model installed
 * on the way, so that every replica at a position knows the same, bit for bit. One writer at a time; people may be read
 * meanwhile.
 */
final class Knowledge {
    private final SortedMap<NarrativeId, Narrative> narratives;
    private final Map<UserId, Known> people;
    private Instrument instrument;
    private Optional<Questionnaire> questionnaire;
    private Safety safety;
    private final HarmLedger harm;
    private boolean harmChanged;
    private LogPosition position;
    private Optional<Learned> learned;
    /** Narratives whose entry or whose evidence is not yet in a view. */
    private final Set<NarrativeId> catalogChanges = new HashSet<>();

    private final Set<NarrativeId> evidenceChanges = new HashSet<>();
    private final Erased erased;
    private final Set<LogPosition> aside;

    Knowledge() {
        narratives = new TreeMap<>();
        people = new ConcurrentHashMap<>();
        instrument = Instrument.EMPTY;
        questionnaire = Optional.empty();
        safety = Safety.UNDECIDED;
        harm = new HarmLedger();
        harmChanged = false;
        position = LogPosition.START;
        learned = Optional.empty();
        erased = new Erased();
        aside = new HashSet<>();
    }

    /** Another one that knows the same and goes its own way. */
    Knowledge(Knowledge other) {
        narratives = new TreeMap<>(other.narratives);
        people = new ConcurrentHashMap<>(other.people);
        instrument = other.instrument;
        questionnaire = other.questionnaire;
        safety = other.safety;
        harm = new HarmLedger(other.harm);
        harmChanged = other.harmChanged;
        position = other.position;
        learned = other.learned.map(Learned::new);
        erased = new Erased(other.erased);
        aside = new HashSet<>(other.aside);
    }

    /**
     * Takes in the next entry of the log; one that is not beyond the position is passed over.
     *
     * @throws UnappliedEntryException if that fails; nothing can be done with this any more
     */
    void apply(LogEntry entry) {
        if (entry.position().compareTo(position) > 0) {
            try {
                take(entry);
            } catch (RuntimeException failure) {
                throw new UnappliedEntryException(entry.position(), failure);
            }
            position = entry.position();
        }
    }

    private void take(LogEntry entry) {
        switch (entry) {
            case LogEntry.FeedbackGiven(var at, var event) -> take(at, event);
            case LogEntry.NarrativePut(var at, var narrative) -> take(narrative);
            case LogEntry.PersonPut(var at, var person) -> {
                Known known = people.get(person.id());
                people.put(person.id(), known == null ? new Known(person, List.of()) : known.with(person));
                if (known == null) {
                    erased.meet(person.id());
                }
            }
            case LogEntry.InstrumentPut(var at, var changed) -> {
                instrument = changed.value();
                learned.ifPresent(Learned::outdate);
            }
            case LogEntry.QuestionnairePut(var at, var changed) -> {
                questionnaire = Optional.of(changed.value());
                judgeHarmAnew();
                learned.ifPresent(Learned::outdate);
            }
            case LogEntry.CuratedPut(var at, var changed) -> safety = safety.with(changed.value());
            case LogEntry.SupportPut(var at, var changed) -> safety = safety.with(changed.value());
            case LogEntry.PolicyPut(var at, var changed) -> {
                safety = safety.with(changed.value());
                harmChanged = true;
            }
            case LogEntry.PolicyUnreadable(var at) -> {
                safety = safety.withUnreadablePolicy();
                harmChanged = true;
            }
            case LogEntry.NarrativeReviewed(var at, var review) -> {
                harm.review(review, at);
                harmChanged = true;
            }
            case LogEntry.PersonErased(var at, var key, var tag) ->
                erased.erase(key, tag, people.keySet()).ifPresent(this::forget);
            case LogEntry.ErasureLifted(var at, var tag) -> erased.lift(tag);
            case LogEntry.SetAside(var at) -> aside.add(at);
        }
    }

    private void take(Narrative narrative) {
        narratives.put(narrative.id(), narrative);
        harm.put(narrative);
        harmChanged = true;
        catalogChanges.add(narrative.id());
        learned.ifPresent(model -> model.place(narrative));
    }

    private void take(LogPosition at, Feedback event) {
        UserId person = event.header().userId();
        Known before = people.getOrDefault(person, Known.nobody(person));
        Known after = before.plus(new FeedbackLog.Entry(at, event));
        if (people.put(person, after) == null) {
            erased.meet(person);
        }
        concerned(before, event).ifPresent(narrative -> judgeHarm(narrative, Optional.of(before), Optional.of(after)));
        if (questionnaire.isPresent() && learned.isPresent()) {
            learned.get()
                    .follow(before, after, event, questionnaire.get().primary().key())
                    .ifPresent(evidenceChanges::add);
        }
    }

    /** The narrative that an event is about, or that what it retracts was about. */
    private static Optional<NarrativeId> concerned(Known before, Feedback event) {
        if (event instanceof Feedback.Retraction(var header, var retracts)) {
            return before.said().stream()
                    .map(FeedbackLog.Entry::event)
                    .filter(said -> said.header().eventId().equals(retracts))
                    .findFirst()
                    .flatMap(Feedback::about);
        }
        return event.about();
    }

    private void judgeHarm(NarrativeId narrative, Optional<Known> before, Optional<Known> after) {
        questionnaire.map(Questionnaire::primary).ifPresent(primary -> {
            OptionalDouble noChange = primary.scale().neutral();
            Optional<HarmLedger.Sign> was = before.flatMap(known -> known.sign(narrative, primary.key(), noChange));
            Optional<HarmLedger.Sign> is = after.flatMap(known -> known.sign(narrative, primary.key(), noChange));
            if (!was.equals(is)) {
                harm.change(narrative, was, is);
                harmChanged = true;
            }
        });
    }

    private void judgeHarm(Known known, Optional<Known> before, Optional<Known> after) {
        known.said().stream()
                .flatMap(entry -> entry.event().about().stream())
                .distinct()
                .forEach(narrative -> judgeHarm(narrative, before, after));
    }

    /** Another question, or another answer that means no change: what everybody said is looked at again. */
    private void judgeHarmAnew() {
        harm.forgetReaders();
        people.values().forEach(known -> judgeHarm(known, Optional.empty(), Optional.of(known)));
        harmChanged = true;
    }

    /** Gives back all that a person said. A model that was trained on it remains until the next one, so that one is due. */
    private void forget(UserId person) {
        Known known = people.remove(person);
        Optional.ofNullable(known).ifPresent(gone -> judgeHarm(gone, Optional.of(gone), Optional.empty()));
        if (known != null && learned.isPresent()) {
            questionnaire
                    .map(asked -> asked.primary().key())
                    .ifPresent(question -> evidenceChanges.addAll(learned.get().forget(known, question)));
            learned.get().outdate();
        }
    }

    /** The entries that were passed over. */
    Set<LogPosition> aside() {
        return Collections.unmodifiableSet(aside);
    }

    /** Whether somebody was erased, by the log up to this position. */
    boolean isErased(UserId person) {
        return erased.contains(person);
    }

    /** Lets a model that was trained at exactly this position take over. */
    void install(Learned model) {
        learned = Optional.of(model);
    }

    Optional<Learned> learned() {
        return learned;
    }

    Optional<Questionnaire> questionnaire() {
        return questionnaire;
    }

    /** What the tenant decided, with what follows from what readers said. */
    Safety safety() {
        if (harmChanged) {
            safety = safety.flagged(harm);
            harmChanged = false;
        }
        return safety;
    }

    Instrument instrument() {
        return instrument;
    }

    LogPosition position() {
        return position;
    }

    SortedMap<NarrativeId, Narrative> narratives() {
        return Collections.unmodifiableSortedMap(narratives);
    }

    Map<UserId, Known> people() {
        return Collections.unmodifiableMap(people);
    }

    Optional<Known> person(UserId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Whether narratives changed since this was last asked. */
    boolean takeCatalogChanges() {
        boolean changed = !catalogChanges.isEmpty();
        catalogChanges.clear();
        return changed;
    }

    /** The narratives whose evidence changed since this was last asked. */
    List<NarrativeId> takeEvidenceChanges() {
        List<NarrativeId> changed = new ArrayList<>(evidenceChanges);
        evidenceChanges.clear();
        return changed;
    }
}
