package narratives.contract;

import java.util.List;

/** A request that cannot be answered, with the stable code of the reason and the fields at fault. */
public final class RecommenderException extends RuntimeException {
    private final ErrorCode code;
    private final transient List<FieldError> errors;

    public RecommenderException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public RecommenderException(ErrorCode code, String detail, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
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

    /** The sentence for this occurrence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
