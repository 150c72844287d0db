package narratives.recommend;

import java.util.Optional;
import narratives.catalog.NarrativeId;

/**
 * One part of a score.
 *
 * @param kind a stable name, such as {@code characteristic}
 * @param text one plain sentence for the reader
 * @param contribution what it adds to the score, in steps of the primary question
 * @param narrative the narrative that the sentence names; only of kind {@code evidence}
 */
public record Reason(String kind, String text, double contribution, Optional<NarrativeId> narrative) {
    /** What readers say on average. */
    public static final String AVERAGE = "average";
    /** What the person's profile says about how they rate. */
    public static final String PROFILE = "profile";
    /** How the person usually rates. */
    public static final String OWN_RATINGS = "own-ratings";
    /** What one rating of the person's says. */
    public static final String EVIDENCE = "evidence";
    /** How narratives with this characteristic are rated. */
    public static final String CHARACTERISTIC = "characteristic";
    /** What others said about this very narrative. */
    public static final String OTHER_READERS = "other-readers";
    /** How the person responds to this characteristic. */
    public static final String OWN_TASTE = "own-taste";
    /** How readers who answer much like the person respond to this narrative. */
    public static final String LIKE_MINDED = "like-minded";
    /** How many readers turn to this narrative, and how readers like the person turn to narratives like this. */
    public static final String ENGAGEMENT = "engagement";
    /** Held back because few have rated it yet. */
    public static final String UNCERTAINTY = "uncertainty";
    /** The expected answer as a whole, of an algorithm that does not take it apart. */
    public static final String ESTIMATE = "estimate";
    /** What was cut off so that the expected answer lies on the scale. */
    public static final String LIMIT = "limit";

    /** It stands higher for the list as a whole; adds nothing to the score. */
    public static final String VARIETY = "variety";
    /** It was drawn into the list; adds nothing to the score. */
    public static final String EXPLORATION = "exploration";

    /** A reason that names no narrative. */
    public static Reason of(String kind, String text, double contribution) {
        return new Reason(kind, text, contribution, Optional.empty());
    }
}
