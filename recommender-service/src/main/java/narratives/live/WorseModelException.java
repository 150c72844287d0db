package narratives.live;

import java.util.Locale;
import narratives.model.Guard;

/** A model that was trained foretells the newest ratings worse than the one in use, and is not published. */
final class WorseModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    WorseModelException(Guard.Verdict verdict) {
        this(String.format(
                Locale.ROOT,
                "The new model foretells the newest %d ratings worse than the one in use, which stays (error %.4f, before %.4f).",
                verdict.ratings(),
                verdict.after(),
                verdict.before()));
    }

    private WorseModelException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What happened, for whoever asked for the training. */
    String sentence() {
        return sentence;
    }
}
