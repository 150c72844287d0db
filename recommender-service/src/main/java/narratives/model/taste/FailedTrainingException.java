package narratives.model.taste;

/** Taste could not learn from the ratings, or some of its threads could not. */
public final class FailedTrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailedTrainingException(String method, Throwable cause) {
        super(method + " could not be trained", cause);
    }
}
