package narratives.contract;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: its kind and where it happened. Messages are left out, for they can hold anything, such
 * as the row of a person that a database complains of.
 */
public final class Redacted extends Exception {
    private Redacted(String kind, StackTraceElement[] where, @Nullable Throwable cause) {
        super(kind, cause);
        setStackTrace(where);
    }

    public static Redacted of(Throwable thrown) {
        return of(thrown, 0);
    }

    private static Redacted of(Throwable thrown, int depth) {
        Throwable cause = depth < 10 ? thrown.getCause() : null;
        return new Redacted(
                thrown.getClass().getName(), thrown.getStackTrace(), cause == null ? null : of(cause, depth + 1));
    }
}
