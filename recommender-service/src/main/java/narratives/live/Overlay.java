package narratives.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.feedback.FeedbackLog;
import narratives.log.LogEntry;
import narratives.people.Person;
import narratives.people.UserId;

/**
 * What this replica committed itself and has not yet read back in canonical order: enough for a reader to see their own
 * last word at once, and for a withdrawn narrative to be gone at once. It holds for single people and narratives only and
 * never changes what is learned of a narrative. One writer at a time, readers meanwhile.
 */
final class Overlay {
    private final NavigableMap<LogPosition, LogEntry> entries = new ConcurrentSkipListMap<>();
    private final Map<UserId, List<LogEntry>> byPerson = new ConcurrentHashMap<>();

    void add(LogEntry entry) {
        entries.put(entry.position(), entry);
        personOf(entry).ifPresent(person -> byPerson.merge(person, List.of(entry), Overlay::merged));
    }

    /** Forgets what the canonical reader has reached; whether narratives were among it. */
    boolean forgetUpTo(LogPosition position) {
        NavigableMap<LogPosition, LogEntry> reached = entries.headMap(position, true);
        boolean narratives = false;
        for (LogEntry entry : reached.values()) {
            narratives |= entry instanceof LogEntry.NarrativePut;
            personOf(entry).ifPresent(person -> byPerson.computeIfPresent(person, (id, own) -> without(own, position)));
        }
        reached.clear();
        return narratives;
    }

    /** Forgets whoever of the people of its entries is meant. */
    void forget(Predicate<UserId> meant) {
        entries.values().removeIf(entry -> personOf(entry).filter(meant).isPresent());
        byPerson.keySet().removeIf(meant);
    }

    boolean contains(LogPosition position) {
        return entries.containsKey(position);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A person with what was said beyond the canonical position counted in; absent if neither side knows them. */
    Optional<Known> over(UserId id, Optional<Known> canonical) {
        List<LogEntry> own = byPerson.getOrDefault(id, List.of());
        if (own.isEmpty()) {
            return canonical;
        }
        Known known = canonical.orElseGet(() -> Known.nobody(id));
        LogPosition last = known.said().isEmpty()
                ? LogPosition.START
                : known.said().getLast().position();
        Person person = known.person();
        List<FeedbackLog.Entry> said = new ArrayList<>(known.said());
        for (LogEntry entry : own) {
            switch (entry) {
                case LogEntry.FeedbackGiven(var at, var event) -> {
                    if (at.compareTo(last) > 0) {
                        said.add(new FeedbackLog.Entry(at, event));
                    }
                }
                case LogEntry.PersonPut(var at, var changed) -> person = changed;
                case LogEntry.NarrativePut put -> throw unexpected(put);
                case LogEntry.InstrumentPut put -> throw unexpected(put);
                case LogEntry.QuestionnairePut put -> throw unexpected(put);
                case LogEntry.CuratedPut put -> throw unexpected(put);
                case LogEntry.SupportPut put -> throw unexpected(put);
                case LogEntry.PolicyPut put -> throw unexpected(put);
                case LogEntry.PolicyUnreadable put -> throw unexpected(put);
                case LogEntry.NarrativeReviewed reviewed -> throw unexpected(reviewed);
                case LogEntry.PersonErased erased -> throw unexpected(erased);
                case LogEntry.ErasureLifted lifted -> throw unexpected(lifted);
                case LogEntry.SetAside aside -> throw unexpected(aside);
            }
        }
        return Optional.of(new Known(person, said));
    }

    /** The narratives with what was put beyond the canonical position. */
    SortedMap<NarrativeId, Narrative> over(SortedMap<NarrativeId, Narrative> canonical) {
        SortedMap<NarrativeId, Narrative> put = new TreeMap<>();
        for (LogEntry entry : entries.values()) {
            if (entry instanceof LogEntry.NarrativePut(var at, var narrative)) {
                put.put(narrative.id(), narrative);
            }
        }
        if (put.isEmpty()) {
            return canonical;
        }
        SortedMap<NarrativeId, Narrative> all = new TreeMap<>(canonical);
        all.putAll(put);
        return all;
    }

    /** Whom an entry is about. */
    static Optional<UserId> personOf(LogEntry entry) {
        return switch (entry) {
            case LogEntry.FeedbackGiven(var at, var event) ->
                Optional.of(event.header().userId());
            case LogEntry.PersonPut(var at, var person) -> Optional.of(person.id());
            case LogEntry.NarrativePut put -> Optional.empty();
            case LogEntry.InstrumentPut put -> Optional.empty();
            case LogEntry.QuestionnairePut put -> Optional.empty();
            case LogEntry.CuratedPut put -> Optional.empty();
            case LogEntry.SupportPut put -> Optional.empty();
            case LogEntry.PolicyPut put -> Optional.empty();
            case LogEntry.PolicyUnreadable put -> Optional.empty();
            case LogEntry.NarrativeReviewed reviewed -> Optional.empty();
            case LogEntry.PersonErased erased -> Optional.empty();
            case LogEntry.ErasureLifted lifted -> Optional.empty();
            case LogEntry.SetAside aside -> Optional.empty();
        };
    }

    private static List<LogEntry> merged(List<LogEntry> some, List<LogEntry> more) {
        TreeMap<LogPosition, LogEntry> sorted = new TreeMap<>();
        some.forEach(entry -> sorted.put(entry.position(), entry));
        more.forEach(entry -> sorted.put(entry.position(), entry));
        return List.copyOf(sorted.values());
    }

    private static List<LogEntry> without(List<LogEntry> own, LogPosition upTo) {
        return own.stream()
                .filter(entry -> entry.position().compareTo(upTo) > 0)
                .toList();
    }

    private static IllegalStateException unexpected(LogEntry entry) {
        return new IllegalStateException("no person's entry: " + entry.position());
    }
}
