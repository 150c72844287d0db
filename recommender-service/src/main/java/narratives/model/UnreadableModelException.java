package narratives.model;

/** Bytes that are not a stored model, or not one that this version can read. The model is then to be trained anew. */
public final class UnreadableModelException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableModelException(String detail) {
        super(detail);
    }

    public UnreadableModelException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
