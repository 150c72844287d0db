package narratives.contract;

import java.util.OptionalInt;

/**
 * What is wrong with one field of a request.
 *
 * @param index the place in a batch, from 0; empty outside a batch
 * @param field the path of the field, such as {@code preferences.maxDurationSeconds}
 * @param code a stable name, such as {@code OUT_OF_RANGE}
 * @param detail one sentence that says what would be right; never holds a person's identifier
 */
public record FieldError(OptionalInt index, String field, String code, String detail) {
    public static final String REQUIRED = "REQUIRED";
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    public static final String WRONG_TYPE = "WRONG_TYPE";
    public static final String WRONG_FORM = "WRONG_FORM";
    public static final String OUT_OF_RANGE = "OUT_OF_RANGE";
    public static final String TOO_MANY = "TOO_MANY";
    public static final String DUPLICATE = "DUPLICATE";
    public static final String NOT_AN_ANSWER = "NOT_AN_ANSWER";
    public static final String UNKNOWN_QUESTION = "UNKNOWN_QUESTION";
    public static final String NOT_ALLOWED_HERE = "NOT_ALLOWED_HERE";
    public static final String NOT_ELIGIBLE = "NOT_ELIGIBLE";

    public FieldError(String field, String code, String detail) {
        this(OptionalInt.empty(), field, code, detail);
    }

    /** The same error, as one of a batch. */
    public FieldError at(int place) {
        return new FieldError(OptionalInt.of(place), field, code, detail);
    }

    /** The same error, its field below another one. */
    public FieldError below(String parent) {
        return new FieldError(index, field.isEmpty() ? parent : parent + "." + field, code, detail);
    }
}
