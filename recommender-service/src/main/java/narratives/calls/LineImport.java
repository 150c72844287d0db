package narratives.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/**
 * Stores what comes line by line, in chunks. What cannot be read is told and left out; a chunk that is refused because of some
 * of its lines is stored without them. So every line is counted once, for what became of it.
 */
public final class LineImport<T> {
    /** As many lines as one transaction takes; the same as a batch. */
    private static final int CHUNK = 500;

    /** As many refused lines as are listed; the rest is counted. */
    private static final int LISTED = 1000;

    /** As many faults of one line as are told. */
    private static final int FAULTS = 10;

    private static final Set<String> ERROR_CODES =
            Arrays.stream(ErrorCode.values()).map(ErrorCode::name).collect(Collectors.toUnmodifiableSet());

    private final Function<List<T>, Stored> store;
    private final List<Imported.Rejected> rejected = new ArrayList<>();
    /** Of the present chunk, not yet in the order of the lines. */
    private final List<Imported.Rejected> refusedNow = new ArrayList<>();

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
     * One line, not read yet.
     *
     * @param number from 1
     * @param value reads it, or throws what is wrong with it
     */
    public record Line<T>(long number, Supplier<T> value) {}

    /** Where lines come from, one after another. */
    @FunctionalInterface
    public interface Source<T> {
        /** The next line; empty at the end. */
        Optional<Line<T>> next();
    }

    /**
     * An import, to be used once.
     *
     * @param store stores all of some values or, if it throws, none
     */
    LineImport(Function<List<T>, Stored> store) {
        this.store = store;
    }

    Imported load(Source<T> lines) {
        List<Read<T>> chunk = new ArrayList<>(CHUNK);
        for (Optional<Line<T>> line = lines.next(); line.isPresent(); line = lines.next()) {
            read(line.get()).ifPresent(chunk::add);
            if (chunk.size() == CHUNK || refusedNow.size() == LISTED) {
                storeFrom(chunk);
                chunk.clear();
            }
        }
        storeFrom(chunk);
        return new Imported(accepted, duplicates, rejectedCount, rejected, Optional.ofNullable(last));
    }

    private Optional<Read<T>> read(Line<T> line) {
        try {
            return Optional.of(new Read<>(line.number(), line.value().get()));
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
        refusedNow.sort(Comparator.comparingLong(Imported.Rejected::line));
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
        refusedNow.add(new Imported.Rejected(line, code(refused, errors), detail(refused, errors)));
    }

    /** The code that a single call would have been answered with. */
    private static String code(RecommenderException refused, List<FieldError> errors) {
        Set<String> codes = errors.stream().map(FieldError::code).collect(Collectors.toUnmodifiableSet());
        return codes.size() == 1 && ERROR_CODES.containsAll(codes)
                ? codes.iterator().next()
                : refused.code().name();
    }
}
