package narratives.faults;

import java.util.List;
import java.util.Optional;

/**
 * One call that writes, as the client saw it.
 *
 * @param call its number in the run; a call that never came back has a line of its own with the same number
 * @param keys what it wants to be in the log: ids of events, or {@code ID#NUMBER} for the so-manieth text of a person or
 *     narrative
 * @param end how it came back
 */
record Attempt(long call, List<String> keys, End end) {
    Attempt {
        keys = List.copyOf(keys);
    }

    /** How a call came back. */
    sealed interface End {}

    /** It was sent and has not come back, or not with an answer: what it wants may be in the log or not. */
    record Unanswered() implements End {}

    /** It was refused, with a reason to keep nothing of it; the log may still have it from another call. */
    record Refused(int status) implements End {}

    /**
     * It was acknowledged.
     *
     * @param position where the log has it, if the answer tells of one
     * @param fresh how many of its keys this call was the first to store, if the answer tells
     */
    record Acknowledged(Optional<String> position, Optional<Integer> fresh) implements End {}
}
