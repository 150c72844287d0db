package narratives.cli.benchmark;

/** A benchmark that did not come to its end; the message says why, in one sentence. */
public final class NotMeasured extends RuntimeException {
    NotMeasured(String sentence) {
        super(sentence);
    }

    NotMeasured(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
