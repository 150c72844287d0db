package narratives.cli.importing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import narratives.json.Json;

/** What became of every line: counted by part, and listed where it was not taken. */
public final class Report implements AutoCloseable {
    /** As many rejected lines as are shown; a file has them all. */
    static final int SHOWN = 20;

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final List<Rejection> first = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Writer all;

    /**
     * What became of the lines of one part.
     *
     * @param accepted stored by this import
     * @param duplicates there already, just so
     */
    public record Count(long accepted, long duplicates, long rejected) {
        private static final Count NONE = new Count(0, 0, 0);

        private Count plus(Count other) {
            return new Count(accepted + other.accepted, duplicates + other.duplicates, rejected + other.rejected);
        }
    }

    private Report(Writer all) {
        this.all = all;
    }

    /** @param rejected where every rejected line is written, one JSON object a line; empty: nowhere */
    public static Report into(Optional<Path> rejected) {
        if (rejected.isEmpty()) {
            return new Report(Writer.nullWriter());
        }
        try {
            return new Report(Files.newBufferedWriter(rejected.get(), StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new Refusal("--rejected " + rejected.get() + " cannot be written.");
        }
    }

    void begin(String part) {
        counts.putIfAbsent(part, Count.NONE);
    }

    void accepted(String part, long lines) {
        counts.merge(part, new Count(lines, 0, 0), Count::plus);
    }

    void duplicates(String part, long lines) {
        counts.merge(part, new Count(0, lines, 0), Count::plus);
    }

    void rejected(Rejection rejection) {
        counts.merge(rejection.part(), new Count(0, 0, 1), Count::plus);
        if (first.size() < SHOWN) {
            first.add(rejection);
        }
        try {
            all.write(Json.write(rejection) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Something else to tell at the end. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** By part, in the order in which they were read. */
    public Map<String, Count> counts() {
        return Map.copyOf(counts);
    }

    /** The first rejected lines. */
    public List<Rejection> rejections() {
        return List.copyOf(first);
    }

    public boolean hasRejected() {
        return total().rejected() > 0;
    }

    public boolean hasAccepted() {
        return total().accepted() > 0;
    }

    private Count total() {
        return counts.values().stream().reduce(Count.NONE, Count::plus);
    }

    /** Prints the counts and the first rejected lines. */
    public void print(PrintWriter out) {
        counts.forEach((part, count) -> out.println(String.format(
                Locale.ROOT,
                "  %-14s %,12d accepted  %,12d duplicates  %,10d rejected",
                part,
                count.accepted(),
                count.duplicates(),
                count.rejected())));
        notes.forEach(out::println);
        if (!hasAccepted() && total().duplicates() > 0) {
            out.println("Nothing changed: what was accepted before is there already.");
        }
        if (hasRejected()) {
            out.println("Rejected:");
            first.forEach(one ->
                    out.println("  " + one.part() + ", line " + one.line() + ": " + one.code() + ": " + one.detail()));
            if (total().rejected() > first.size()) {
                out.println(String.format(
                        Locale.ROOT,
                        "  and %,d more; --rejected FILE writes all of them.",
                        total().rejected() - first.size()));
            }
        }
    }

    @Override
    public void close() {
        try {
            all.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
