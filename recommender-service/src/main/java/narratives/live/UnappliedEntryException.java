package narratives.live;

import narratives.contract.LogPosition;

/** An entry of the log that cannot be applied; what it was to be applied to is not whole any more. */
final class UnappliedEntryException extends RuntimeException {
    private final transient LogPosition position;

    UnappliedEntryException(LogPosition position, RuntimeException cause) {
        super(cause);
        this.position = position;
    }

    LogPosition position() {
        return position;
    }

    /** What failed, and in which line; never the message of a failure, which may repeat what somebody said. */
    String reason() {
        Throwable failure = getCause() == null ? this : getCause();
        StackTraceElement[] frames = failure.getStackTrace();
        String where = frames.length == 0 ? "" : " at " + frames[0].getClassName() + ":" + frames[0].getLineNumber();
        return "apply, " + failure.getClass().getSimpleName() + where;
    }
}
