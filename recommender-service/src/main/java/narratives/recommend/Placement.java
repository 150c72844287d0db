package narratives.recommend;

/** Why a narrative stands where it does. */
enum Placement {
    /** For what is expected of it. */
    EXPECTATION,
    /** Higher than that alone would put it, for the list as a whole. */
    VARIETY,
    /** It was drawn. */
    EXPLORATION
}
