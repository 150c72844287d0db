package narratives.cli.importing;

/** An import that is not begun, with one sentence that says why and what to do. */
public final class Refusal extends RuntimeException {
    public Refusal(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
