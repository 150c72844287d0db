package narratives.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A request that cannot be answered, with the stable code of the reason and the fields at fault. */
public final class RecommenderException extends RuntimeException {
    private final ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient Optional<Duration> retryAfter;

    public RecommenderException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public RecommenderException(ErrorCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors, Optional.empty());
    }

    private RecommenderException(
            ErrorCode code, String detail, List<FieldError> errors, Optional<Duration> retryAfter) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** A refusal that will not be repeated after some time. */
    public static RecommenderException retryable(ErrorCode code, String detail, Duration after) {
        return new RecommenderException(code, detail, List.of(), Optional.of(after));
    }

    /** One wrong field. */
    public static RecommenderException invalid(String field, String code, String detail) {
        return invalid(List.of(new FieldError(field, code, detail)));
    }

    /** Several wrong fields, told together. */
    public static RecommenderException invalid(List<FieldError> errors) {
        String fields = errors.size() == 1 ? "field" : "fields";
        return new RecommenderException(
                ErrorCode.INVALID_REQUEST, errors.size() + " " + fields + " cannot be accepted.", errors);
    }

    public ErrorCode code() {
        return code;
    }

    /** The fields at fault; may be empty. */
    public List<FieldError> errors() {
        return errors;
    }

    /** After how long the same request may go well; empty if time alone changes nothing, or nobody knows. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The sentence for this occurrence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
