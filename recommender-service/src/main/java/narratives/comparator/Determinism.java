package narratives.comparator;

/** Whether the same ratings give the same numbers again. */
public enum Determinism {
    /** Always; no chance is in it, or none that can be chosen. */
    ALWAYS,
    /** With the same seed. */
    GIVEN_THE_SEED,
    /** Never to the last digit: its threads write over each other. */
    NEVER
}
