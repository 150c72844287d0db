package narratives.live;

/**
 * How far what is known has moved from what a model was trained on.
 *
 * @param changes ratings and narratives that came, changed or went since
 * @param trainedOn ratings and narratives of the training
 * @param outdated whether the questions themselves changed
 */
record Drift(int changes, int trainedOn, boolean outdated) {
    /**
     * Whether a training is due.
     *
     * @param share of the training that must have changed
     * @param least how many must have changed, however small the training was
     */
    boolean exceeds(double share, int least) {
        return outdated || (changes >= least && changes > share * trainedOn);
    }

    boolean isNothing() {
        return changes == 0 && !outdated;
    }
}
