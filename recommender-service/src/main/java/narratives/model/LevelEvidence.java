package narratives.model;

/**
 * What answers to other questions say of a person's level, or of a narrative's effect: normal about weighted / precision.
 *
 * @param precision in units of the scale, to the power of -2
 * @param weighted precision times mean, in units of the scale, to the power of -1
 */
record LevelEvidence(double precision, double weighted) {
    /** They say nothing. */
    static final LevelEvidence NONE = new LevelEvidence(0, 0);

    LevelEvidence plus(LevelEvidence more) {
        return new LevelEvidence(precision + more.precision, weighted + more.weighted);
    }

    LevelEvidence minus(LevelEvidence less) {
        return new LevelEvidence(precision - less.precision, weighted - less.weighted);
    }
}
