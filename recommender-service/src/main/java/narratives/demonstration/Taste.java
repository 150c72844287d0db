package narratives.demonstration;

/** What a made-up reader looks for in a narrative. Everybody has one main taste and most have a second. */
public enum Taste {
    /** Wants to see that things can become better. */
    UPWARD_HOPE,
    /** Trusts those who do not promise anything. */
    HONEST_ENDURANCE,
    /** Has been let down by services and wants it said. */
    SERVICE_CRITICAL,
    /** Wants to meet people who were not alone with it. */
    PEERS_AND_COMPANY,
    /** Wants to take something home to do. */
    SOMETHING_TO_TRY,
    /** Wants a narrator like themselves; depends on both, see {@link Likeness}. */
    LIKE_ME,
    /** Has little strength to spare. */
    GENTLE_AND_EASY
}
