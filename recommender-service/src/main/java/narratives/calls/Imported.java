package narratives.calls;

import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;

/**
 * What became of the lines of an import.
 *
 * @param accepted stored by this import
 * @param duplicates stored before, with the same content
 * @param rejectedCount all that were refused
 * @param rejected the first 1,000 of them
 * @param last the last entry of this import; empty if nothing was stored
 */
public record Imported(
        long accepted, long duplicates, long rejectedCount, List<Rejected> rejected, Optional<LogPosition> last) {
    public Imported {
        rejected = List.copyOf(rejected);
    }

    /**
     * A line that was refused.
     *
     * @param line from 1
     * @param code that a single call would have been answered with
     */
    public record Rejected(long line, String code, String detail) {}
}
