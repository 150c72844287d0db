package narratives.cli.importing;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells how far an import is: a line a second, and one at the end of each part. */
public final class Progress {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter out;
    private final LongSupplier nanos;
    private String part = "";
    private long rows;
    private long begun;
    private long told;

    /** @param nanos a clock of nanoseconds from any beginning */
    public Progress(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    /** A new part, in one word or a few. */
    void begin(String next) {
        part = next;
        rows = 0;
        begun = nanos.getAsLong();
        told = begun;
    }

    /**
     * One row more.
     *
     * @param share how much of the file was read, 0 to 1; empty if its size is not known
     */
    void row(OptionalDouble share) {
        rows++;
        long now = nanos.getAsLong();
        if (now - told >= EVERY) {
            told = now;
            tell(
                    now,
                    share.isPresent()
                            ? String.format(Locale.ROOT, ", %.0f %% of the file", 100 * share.getAsDouble())
                            : "");
        }
    }

    void end() {
        long now = nanos.getAsLong();
        tell(now, String.format(Locale.ROOT, ", done in %.1f s", seconds(now - begun)));
    }

    private void tell(long now, String more) {
        double seconds = seconds(now - begun);
        long pace = seconds > 0 ? Math.round(rows / seconds) : rows;
        out.println(String.format(Locale.ROOT, "%s: %,d rows, %,d rows/s%s", part, rows, pace, more));
        out.flush();
    }

    private static double seconds(long nanos) {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }
}
