package narratives.faults;

import java.util.List;
import java.util.Locale;

/**
 * What the check found. Each complaint names a key of the run, which is nobody's.
 *
 * @param acknowledged keys that some call was told are stored
 * @param uncertain keys of which no call was told anything but which may be stored
 * @param unheard refused by every answer, and in the log: a commit of which the service did not hear; no fault
 * @param lost acknowledged and not in the log
 * @param doubled in the log more than once, or called fresh by more than one answer
 * @param phantom in the log and never sent, or about something else than was sent
 * @param moved acknowledged at a position where the log does not have it
 * @param stale rows beside the log that are not what the log said last
 * @param diverged replicas that differ at the same position, or know something else than the log says
 */
record Verdict(
        int acknowledged,
        int uncertain,
        int unheard,
        List<String> lost,
        List<String> doubled,
        List<String> phantom,
        List<String> moved,
        List<String> stale,
        List<String> diverged) {
    Verdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        phantom = List.copyOf(phantom);
        moved = List.copyOf(moved);
        stale = List.copyOf(stale);
        diverged = List.copyOf(diverged);
    }

    boolean holds() {
        return lost.isEmpty()
                && doubled.isEmpty()
                && phantom.isEmpty()
                && moved.isEmpty()
                && stale.isEmpty()
                && diverged.isEmpty();
    }

    /** One line of figures. */
    String counts() {
        return String.format(
                Locale.ROOT,
                "acknowledged %d, uncertain %d, unheard %d; lost %d, doubled %d, phantom %d, moved %d, stale %d, diverged %d",
                acknowledged,
                uncertain,
                unheard,
                lost.size(),
                doubled.size(),
                phantom.size(),
                moved.size(),
                stale.size(),
                diverged.size());
    }
}
