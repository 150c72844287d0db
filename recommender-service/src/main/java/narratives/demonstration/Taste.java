package narratives.demonstration;

import java.util.List;
import java.util.Map;
import narratives.catalog.Answer;

/** What a made-up reader looks for in a narrative. Everybody has one main taste and most have a second. */
public enum Taste {
    /** Wants to see that things can become better. */
    UPWARD_HOPE(
            new Pull("trajectory", "upward", 1),
            new Pull("ending-hopefulness", "very-hopeful", 0.8),
            new Pull("genre", "enlightenment", 0.5),
            new Pull("tone", "upbeat", 0.5),
            new Pull("tone", "downbeat", -0.5)),
    /** Trusts those who do not promise anything. */
    HONEST_ENDURANCE(
            new Pull("genre", "endurance", 1),
            new Pull("relationship-with-recovery", "day-to-day", 0.7),
            new Pull("trajectory", "level", 0.5),
            new Pull("trajectory", "circular", 0.5),
            new Pull("tone", "matter-of-fact", 0.5),
            new Pull("tone", "upbeat", -0.7),
            new Pull("relationship-with-recovery", "recovered", -0.5)),
    /** Has been let down by services and wants it said. */
    SERVICE_CRITICAL(
            new Pull("positioning", "despite-services", 1),
            new Pull("view-of-services", "harmful", 0.7),
            new Pull("view-of-services", "helpful", -0.7),
            new Pull("tone", "defiant", 0.7),
            new Pull("relationship-with-recovery", "rejects-recovery", 0.7),
            new Pull("style", "campaigning", 0.5),
            new Pull("unfair-treatment", "true", 0.4)),
    /** Wants to meet people who were not alone with it. */
    PEERS_AND_COMPANY(
            new Pull("people-who-helped", "peer", 0.8),
            new Pull("people-who-helped", "friend", 0.5),
            new Pull("turning-points", "meeting-peers", 0.7),
            new Pull("turning-points", "support-from-others", 0.4),
            new Pull("treatments-mentioned", "peer-support", 0.5),
            new Pull("voices", "two", 0.5),
            new Pull("voices", "several", 0.5),
            new Pull("people-who-helped", "nobody-named", -0.5)),
    /** Wants to take something home to do. */
    SOMETHING_TO_TRY(
            new Pull("practical-detail", "a-good-deal", 1),
            new Pull("practical-detail", "none", -0.5),
            new Pull("style", "instructive", 0.6),
            new Pull("coping-strategies", "planning-ahead", 0.4),
            new Pull("coping-strategies", "routine", 0.4),
            new Pull("coping-strategies", "facing-fears", 0.4)),
    /** Wants a narrator like themselves; depends on both, see {@link Likeness}. */
    LIKE_ME,
    /** Has little strength to spare. */
    GENTLE_AND_EASY(
            new Pull("difficulty-intensity", "light", 1),
            new Pull("difficulty-intensity", "strong", -0.6),
            new Pull("difficulty-intensity", "very-strong", -1),
            new Pull("reading-level", "very-easy", 0.5),
            new Pull("reading-level", "demanding", -0.5),
            new Pull("thread", "easy", 0.4),
            new Pull("humour-present", "true", 0.3),
            new Pull("feelings", "calm", 0.4));

    private final List<Pull> pulls;

    Taste(Pull... pulls) {
        this.pulls = List.of(pulls);
    }

    /** How much a narrative has of what this taste looks for; of no unit, and 0 for all under {@link #LIKE_ME}. */
    double of(Map<String, Answer> characteristics) {
        return Pull.sum(pulls, characteristics);
    }
}
