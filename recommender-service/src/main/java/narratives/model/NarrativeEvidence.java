package narratives.model;

/**
 * What its ratings say about one narrative: how many there are, and the sum of what they leave over after the mean and
 * the person, r - mu - E[b_u + theta_u . g_i]. It takes a rating in and gives it back; nothing in it names a person.
 *
 * @param weighted in units of the scale
 */
public record NarrativeEvidence(int count, double weighted) {
    public static final NarrativeEvidence NONE = new NarrativeEvidence(0, 0);

    /** @throws IllegalArgumentException if the count is negative or the sum not finite */
    public NarrativeEvidence {
        if (count < 0) {
            throw new IllegalArgumentException("the count is " + count + "; must be at least 0");
        }
        if (!Double.isFinite(weighted)) {
            throw new IllegalArgumentException("the sum must be a finite number");
        }
    }

    /** With one more rating, as {@link RatingModel#contribution} tells it. */
    public NarrativeEvidence plus(double contribution) {
        return new NarrativeEvidence(count + 1, weighted + contribution);
    }

    /** Without one that was added with the same contribution; without the last one, exactly {@link #NONE}. */
    public NarrativeEvidence minus(double contribution) {
        return count == 1 ? NONE : new NarrativeEvidence(count - 1, weighted - contribution);
    }
}
