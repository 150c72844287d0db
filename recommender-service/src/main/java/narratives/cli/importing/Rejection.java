package narratives.cli.importing;

import java.util.stream.Collectors;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;

/**
 * A line that was not taken, and why. It never holds a person's id, for it is printed and kept.
 *
 * @param part what the line is of, such as {@code ratings}
 * @param line its number in the file, from 1
 */
public record Rejection(String part, long line, String code, String detail) {
    /** As many faults of one line as are told; chosen by us. */
    private static final int MOST_FAULTS = 3;

    static Rejection of(String part, long line, RecommenderException refused) {
        return refused.errors().isEmpty()
                ? new Rejection(part, line, refused.code().name(), refused.detail())
                : new Rejection(
                        part,
                        line,
                        refused.errors().getFirst().code(),
                        refused.errors().stream()
                                .limit(MOST_FAULTS)
                                .map(Rejection::sentence)
                                .collect(Collectors.joining(" ")));
    }

    static Rejection of(String part, long line, FieldError fault) {
        return new Rejection(part, line, fault.code(), sentence(fault));
    }

    private static String sentence(FieldError fault) {
        return fault.field().isEmpty() ? fault.detail() : fault.field() + ": " + fault.detail();
    }
}
