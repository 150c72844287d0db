package narratives.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds a history against the log: what was acknowledged is there once, at the position that was told; what was sent and not
 * acknowledged is there once or not at all; nothing else is there. And replicas against each other and against the log.
 */
final class Check {
    private final Set<String> sent = new HashSet<>();
    /** Calls that have not come back. */
    private final Map<Long, List<String>> open = new HashMap<>();

    private final Set<String> acknowledged = new TreeSet<>();
    private final Map<String, Integer> fresh = new TreeMap<>();
    private final Map<String, Set<String>> places = new TreeMap<>();

    private Check(List<Attempt> history) {
        history.forEach(this::take);
    }

    static Verdict of(List<Attempt> history, Stored stored, Expected expected, List<Seen> seen) {
        return new Check(history).against(stored, expected, seen);
    }

    private void take(Attempt attempt) {
        switch (attempt.end()) {
            case Attempt.Unanswered() -> {
                sent.addAll(attempt.keys());
                open.put(attempt.call(), attempt.keys());
            }
            case Attempt.Refused refused -> open.remove(attempt.call());
            case Attempt.Acknowledged(Optional<String> position, Optional<Integer> first) -> {
                open.remove(attempt.call());
                acknowledged.addAll(attempt.keys());
                if (attempt.keys().size() == 1) {
                    String key = attempt.keys().getFirst();
                    first.ifPresent(many -> fresh.merge(key, many, Integer::sum));
                    position.ifPresent(at ->
                            places.computeIfAbsent(key, none -> new TreeSet<>()).add(at));
                }
            }
        }
    }

    private Verdict against(Stored stored, Expected expected, List<Seen> seen) {
        Map<String, String> found = new HashMap<>();
        List<String> doubled = new ArrayList<>();
        List<String> phantom = new ArrayList<>();
        for (Stored.Entry entry : stored.log()) {
            if (found.put(entry.key(), entry.position()) != null) {
                doubled.add(entry.key());
            }
            if (!sent.contains(entry.key()) || !entry.about().equals(Wish.about(entry.key()))) {
                phantom.add(entry.key());
            }
        }
        fresh.forEach((key, times) -> {
            if (times > 1 && !doubled.contains(key)) {
                doubled.add(key);
            }
        });
        List<String> lost =
                acknowledged.stream().filter(key -> !found.containsKey(key)).toList();
        return new Verdict(
                acknowledged.size(),
                (int) sent.stream().filter(key -> !acknowledged.contains(key)).count(),
                unheard(found.keySet()),
                lost,
                doubled,
                phantom,
                moved(found),
                stale(stored),
                diverged(expected, seen));
    }

    private int unheard(Set<String> found) {
        Set<String> unheard = new HashSet<>(found);
        unheard.retainAll(sent);
        unheard.removeAll(acknowledged);
        open.values().forEach(unheard::removeAll);
        return unheard.size();
    }

    private List<String> moved(Map<String, String> found) {
        List<String> moved = new ArrayList<>();
        places.forEach((key, told) -> {
            String place = found.get(key);
            if (place != null && !told.equals(Set.of(place))) {
                moved.add(key + " told " + told + ", is " + place);
            }
        });
        return moved;
    }

    private static List<String> stale(Stored stored) {
        Map<String, String> last = new TreeMap<>();
        for (Stored.Entry entry : stored.log()) {
            if (Wish.isText(entry.key())) {
                last.put(Wish.owner(entry.key()), entry.key());
            }
        }
        return last.equals(new TreeMap<>(stored.rows())) ? List.of() : Wish.differences(last, stored.rows());
    }

    private static List<String> diverged(Expected expected, List<Seen> seen) {
        List<String> diverged = new ArrayList<>();
        Map<String, Seen> first = new TreeMap<>();
        for (Seen one : seen) {
            Seen other = first.putIfAbsent(one.position(), one);
            if (other != null && !other.digest().equals(one.digest())) {
                diverged.add(one.replica() + " and " + other.replica() + " differ at " + one.position());
            }
            if (one.position().equals(expected.position())
                    && (one.ratings() != expected.ratings() || one.people() != expected.people())) {
                diverged.add(one + " where the log says " + expected);
            }
        }
        return diverged;
    }
}
