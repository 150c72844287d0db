package narratives.model.engagement;

/**
 * What one person turned to, or who turned to one narrative. Not to be written to.
 *
 * @param with the places of the others, ascending, each once
 * @param strength how much each counts, above 0, without unit; 1 is a plain one
 */
@SuppressWarnings("ArrayRecordComponent")
public record Interactions(int[] with, double[] strength) {
    public static final Interactions NONE = new Interactions(new int[0], new double[0]);

    /** @throws IllegalArgumentException if places do not ascend from 0 or a strength is not above 0 */
    public Interactions {
        if (with.length != strength.length) {
            throw new IllegalArgumentException(with.length + " places have " + strength.length + " strengths");
        }
        for (int n = 0; n < with.length; n++) {
            if (with[n] < 0 || (n > 0 && with[n] <= with[n - 1])) {
                throw new IllegalArgumentException("place " + with[n] + " does not ascend");
            }
            if (!(strength[n] > 0 && strength[n] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a strength is " + strength[n] + "; must be above 0 and finite");
            }
        }
    }

    /** How many there are. */
    public int count() {
        return with.length;
    }
}
