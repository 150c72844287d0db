package narratives.store.embedded;

/** PostgreSQL cannot be run in the data folder; the message is for the person at the terminal. */
public final class EmbeddedPostgresException extends RuntimeException {
    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
