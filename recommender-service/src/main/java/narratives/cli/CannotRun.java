package narratives.cli;

/** A verb cannot do its work, for a reason that the person at the terminal can mend; the message is the reason. */
final class CannotRun extends RuntimeException {
    CannotRun(String reason) {
        super(reason);
    }
}
