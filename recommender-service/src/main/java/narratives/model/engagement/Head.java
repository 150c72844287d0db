package narratives.model.engagement;

/** What is known of engagement in one way; the simplest first. */
public enum Head {
    /** How many turned to a narrative; the same for everybody. */
    POPULARITY,
    /** Factors of people and narratives: {@link ImplicitModel}. */
    FACTORS,
    /** Which narratives are turned to by the same people: {@link EaseModel}. */
    ITEMS
}
