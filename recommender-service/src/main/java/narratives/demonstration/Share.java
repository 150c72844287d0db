package narratives.demonstration;

/**
 * How often an answer is the true one.
 *
 * @param share 0 or more; the shares of one question need not sum to 1
 */
record Share(String answer, double share) {
    /** @throws IllegalArgumentException if the share is not a number from 0 */
    Share {
        if (!(share >= 0) || Double.isInfinite(share)) {
            throw new IllegalArgumentException("share is " + share + "; must be a finite number from 0");
        }
    }
}
