package narratives.store;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * What a failure of PostgreSQL or of the way to it means to a caller. The one place of this translation: neither the
 * sentence nor what is logged holds SQL, a value or an identifier, and the cause is not passed on, since its message may.
 */
final class Faults {
    /**
     * A deadlock or a serialisation failure: the same work may succeed when done again. So may a foreign key that did not
     * hold: whoever an event is about was erased since they were looked up, which is seen the next time.
     */
    private static final Set<String> RETRYABLE = Set.of("40P01", "40001", "23503");

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String NOT_NULL = "23502";

    /** Classes of states that tell of a mistake of ours: data, constraints, cursors, syntax. */
    private static final Set<String> OURS = Set.of("22", "23", "24", "26", "34", "42");

    private static final int DEEPEST = 20;

    /** Whether the store was reachable when last used, so that an outage is logged once and not once a call. */
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    /** To be called whenever the store has answered. */
    void none() {
        if (!reachable.get() && reachable.compareAndSet(false, true)) {
            Log.info("The store can be reached again");
        }
    }

    /** What to throw for a failure; a failure that is not the store's stays what it is. */
    RuntimeException translate(Throwable failure) {
        Optional<String> state = state(failure);
        if (state.isEmpty() && !isOfTransaction(failure)) {
            return failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
        }
        String told = state.orElse("none");
        if (told.length() == 5 && OURS.contains(told.substring(0, 2)) && !told.equals(NOT_NULL)) {
            Log.errorf("The store refused a statement of ours, SQL state %s, from %s", told, origin(failure));
            return new RecommenderException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.title());
        }
        if (told.equals(NOT_NULL)) {
            // The only column that is ever given NULL is the epoch of an entry: current_epoch() refuses.
            Log.error("The log is not open on this timeline of PostgreSQL; a restart opens a new epoch");
        } else if (!told.equals(LOCK_NOT_AVAILABLE) && reachable.getAndSet(false)) {
            Log.warnf("The store cannot be reached, SQL state %s", told);
        }
        return new RecommenderException(ErrorCode.STORE_UNAVAILABLE, ErrorCode.STORE_UNAVAILABLE.title());
    }

    static boolean isRetryable(Throwable failure) {
        return state(failure).filter(RETRYABLE::contains).isPresent();
    }

    static boolean isLockTimeout(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** The SQL state of the failure beneath, "none" if it has no state; empty if there is no SQL failure beneath. */
    private static Optional<String> state(Throwable failure) {
        return sql(failure, 0).map(sql -> Optional.ofNullable(sql.getSQLState()).orElse("none"));
    }

    private static Optional<SQLException> sql(Throwable failure, int depth) {
        if (failure instanceof SQLException sql) {
            return Optional.of(sql);
        }
        if (depth == DEEPEST) {
            return Optional.empty();
        }
        Throwable cause = failure.getCause();
        Optional<SQLException> found = cause == null ? Optional.empty() : sql(cause, depth + 1);
        for (Throwable suppressed : failure.getSuppressed()) {
            found = found.isPresent() ? found : sql(suppressed, depth + 1);
        }
        return found;
    }

    /** A commit can fail without telling more than that. */
    private static boolean isOfTransaction(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at.getClass().getName().startsWith("jakarta.transaction.")) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static String origin(Throwable failure) {
        // The innermost failure stands where the statement is.
        Throwable beneath = sql(failure, 0).<Throwable>map(sql -> sql).orElse(failure);
        for (StackTraceElement frame : beneath.getStackTrace()) {
            if (frame.getClassName().startsWith("narratives.store.")) {
                return frame.toString();
            }
        }
        return "elsewhere";
    }
}
