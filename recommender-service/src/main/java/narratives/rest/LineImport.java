package narratives.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/**
 * Reads NDJSON and stores it in chunks. What cannot be read is told and left out; a chunk that is refused because of some
 * of its lines is stored without them. So every line is counted once, for what became of it.
 */
final class LineImport<T> {
    static final String MEDIA_TYPE = "application/x-ndjson";

    /** As many lines as one transaction takes; the same as a batch. */
    private static final int CHUNK = 500;

    /** As many refused lines as are listed; the rest is counted. */
    private static final int LISTED = 1000;

    /** As many faults of one line as are told. */
    private static final int FAULTS = 10;

    private static final Set<String> ERROR_CODES =
            Arrays.stream(ErrorCode.values()).map(ErrorCode::name).collect(Collectors.toUnmodifiableSet());

    private final Function<byte[], T> read;
    private final Function<List<T>, Stored> store;
    private final List<ImportJson.RejectedJson> rejected = new ArrayList<>();
    /** Of the present chunk, not yet in the order of the lines. */
    private final List<ImportJson.RejectedJson> refusedNow = new ArrayList<>();

    private long rejectedCount;
    private long accepted;
    private long duplicates;
    private @Nullable LogPosition last;

    /**
     * What became of values that were stored.
     *
     * @param accepted how many are new, or changed something
     * @param duplicates how many had been stored before
     */
    record Stored(int accepted, int duplicates, LogPosition last) {}

    private record Read<T>(long line, T value) {}

    /**
     * An import, to be used once.
     *
     * @param read makes a value of a line, or throws what is wrong with it
     * @param store stores all of some values or, if it throws, none
     */
    LineImport(Function<byte[], T> read, Function<List<T>, Stored> store) {
        this.read = read;
        this.store = store;
    }

    ImportJson load(InputStream body) {
        Lines lines = new Lines(body);
        List<Read<T>> chunk = new ArrayList<>(CHUNK);
        for (Optional<Lines.Line> line = next(lines); line.isPresent(); line = next(lines)) {
            read(line.get()).ifPresent(chunk::add);
            if (chunk.size() == CHUNK || refusedNow.size() == LISTED) {
                storeFrom(chunk);
                chunk.clear();
            }
        }
        storeFrom(chunk);
        return new ImportJson(
                accepted, duplicates, rejectedCount, List.copyOf(rejected), last == null ? null : last.toString());
    }

    private static Optional<Lines.Line> next(Lines lines) {
        try {
            return lines.next();
        } catch (IOException broken) {
            throw JsonBodies.endedTooEarly();
        }
    }

    private Optional<Read<T>> read(Lines.Line line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            if (line.tooLong()) {
                throw BodyLimits.lineExceeded(Lines.LONGEST);
            }
            return Optional.of(new Read<>(line.number(), read.apply(line.bytes())));
        } catch (RecommenderException refused) {
            reject(line.number(), refused, refused.errors());
            return Optional.empty();
        }
    }

    private void storeFrom(List<Read<T>> chunk) {
        try {
            store(chunk);
        } catch (RecommenderException outage) {
            throw stopped(chunk.getFirst().line(), outage);
        }
        refusedNow.sort(Comparator.comparingLong(ImportJson.RejectedJson::line));
        rejectedCount += refusedNow.size();
        refusedNow.stream().limit(LISTED - rejected.size()).forEach(rejected::add);
        refusedNow.clear();
    }

    /** What went before an outage stays stored; the import can be sent again. */
    private RecommenderException stopped(long line, RecommenderException outage) {
        return new RecommenderException(
                outage.code(),
                "Stopped at line " + line + ": " + accepted + " accepted and " + duplicates
                        + " duplicates before it are stored; the whole may be sent again.");
    }

    private void store(List<Read<T>> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        try {
            Stored stored = store.apply(chunk.stream().map(Read::value).toList());
            accepted += stored.accepted();
            duplicates += stored.duplicates();
            last = last == null || stored.last().compareTo(last) > 0 ? stored.last() : last;
        } catch (RecommenderException refused) {
            if (isOutage(refused)) {
                throw refused;
            }
            storeWithout(chunk, refused);
        }
    }

    private void storeWithout(List<Read<T>> chunk, RecommenderException refused) {
        SortedSet<Integer> places = places(refused, chunk.size());
        if (chunk.size() == 1) {
            reject(chunk.getFirst().line(), refused, refused.errors());
        } else if (places.isEmpty()) {
            chunk.forEach(one -> store(List.of(one)));
        } else {
            List<Read<T>> rest = new ArrayList<>();
            for (int i = 0; i < chunk.size(); i++) {
                if (places.contains(i)) {
                    reject(chunk.get(i).line(), refused, errorsAt(refused, i));
                } else {
                    rest.add(chunk.get(i));
                }
            }
            store(rest);
        }
    }

    /** The places that the refusal names; empty unless it names some, and only places. */
    private static SortedSet<Integer> places(RecommenderException refused, int size) {
        SortedSet<Integer> places = new TreeSet<>();
        for (FieldError error : refused.errors()) {
            if (error.index().isEmpty() || error.index().getAsInt() >= size) {
                return new TreeSet<>();
            }
            places.add(error.index().getAsInt());
        }
        return places;
    }

    private static List<FieldError> errorsAt(RecommenderException refused, int place) {
        return refused.errors().stream()
                .filter(error -> error.index().isPresent() && error.index().getAsInt() == place)
                .toList();
    }

    private static boolean isOutage(RecommenderException refused) {
        return switch (refused.code().kind()) {
            case UNAVAILABLE, INTERNAL -> true;
            default -> false;
        };
    }

    private static String detail(RecommenderException refused, List<FieldError> errors) {
        return errors.isEmpty()
                ? refused.detail()
                : errors.stream()
                        .limit(FAULTS)
                        .map(error -> error.field().isEmpty() ? error.detail() : error.field() + ": " + error.detail())
                        .collect(Collectors.joining(" "));
    }

    private void reject(long line, RecommenderException refused, List<FieldError> errors) {
        refusedNow.add(new ImportJson.RejectedJson(line, code(refused, errors), detail(refused, errors)));
    }

    /** The code that a single call would have been answered with. */
    private static String code(RecommenderException refused, List<FieldError> errors) {
        Set<String> codes = errors.stream().map(FieldError::code).collect(Collectors.toUnmodifiableSet());
        return codes.size() == 1 && ERROR_CODES.containsAll(codes)
                ? codes.iterator().next()
                : refused.code().name();
    }
}
