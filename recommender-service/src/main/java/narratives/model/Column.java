package narratives.model;

/**
 * One number of an encoded set of answers: which part of which question it stands for.
 *
 * @param option the key of the option or level; empty for the parts that have none
 */
public record Column(String question, Part part, String option) {
    /** What the number says before it is centred and scaled. */
    public enum Part {
        /** 1 if the option was chosen. */
        OPTION,
        /** How many options were chosen, as a share of the most that anything in training had. */
        COUNT,
        /** The place of the chosen level, from 0 for the least to 1 for the most. */
        RANK,
        /** 1 if the chosen level is this one or a higher one. */
        AT_LEAST,
        /** The place of a number in the range seen in training, 0 to 1; beyond its ends counts as its ends. */
        VALUE,
        /** 1 for yes. */
        YES,
        /** 1 if the question was not answered. */
        MISSING
    }
}
