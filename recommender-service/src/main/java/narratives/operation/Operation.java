package narratives.operation;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A piece of long work.
 *
 * @param id unique, opaque
 * @param kind what it does, such as {@code train}
 * @param progress 0 to 1
 * @param result what came out, by name; empty unless it succeeded
 * @param error one sentence; empty unless it failed
 */
public record Operation(
        String id,
        String kind,
        State state,
        double progress,
        SortedMap<String, String> result,
        Optional<String> error,
        Instant startedAt,
        Optional<Instant> endedAt) {
    /** Where it stands. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED;

        /** The name on the wire. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Operation {
        result = Collections.unmodifiableSortedMap(new TreeMap<>(result));
    }

    public static Operation started(String id, String kind, Instant now) {
        return new Operation(id, kind, State.RUNNING, 0, new TreeMap<>(), Optional.empty(), now, Optional.empty());
    }

    /** The same, further on. */
    public Operation at(double share) {
        return new Operation(id, kind, state, share, result, error, startedAt, endedAt);
    }

    public Operation succeeded(SortedMap<String, String> outcome, Instant now) {
        return new Operation(id, kind, State.SUCCEEDED, 1, outcome, Optional.empty(), startedAt, Optional.of(now));
    }

    public Operation failed(String sentence, Instant now) {
        return new Operation(
                id, kind, State.FAILED, progress, new TreeMap<>(), Optional.of(sentence), startedAt, Optional.of(now));
    }
}
