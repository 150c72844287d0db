package narratives.contract;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in the one totally ordered log of changes: the life of the log, the transaction and the row. Clients see it as
 * an opaque string. Positions order as {@code (epoch, tx, seq)}, which is neither wall-clock nor commit order.
 *
 * @param epoch the life of the log; rises after a failover or a restore
 * @param tx the top-level transaction id that wrote the entry
 * @param seq the row, unique in the log; gaps are normal
 */
public record LogPosition(int epoch, long tx, long seq) implements Comparable<LogPosition> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<LogPosition> ORDER = Comparator.comparingInt(LogPosition::epoch)
            .thenComparingLong(LogPosition::tx)
            .thenComparingLong(LogPosition::seq);

    /** Before every entry. */
    public static final LogPosition START = new LogPosition(0, 0, 0);

    /** @throws IllegalArgumentException if a part is negative */
    public LogPosition {
        if (epoch < 0 || tx < 0 || seq < 0) {
            throw new IllegalArgumentException("a log position has no negative parts");
        }
    }

    /** Reads what {@link #toString()} wrote; empty if the text is not a position. */
    public static Optional<LogPosition> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new LogPosition(
                        Integer.parseInt(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "-" + tx + "-" + seq;
    }
}
