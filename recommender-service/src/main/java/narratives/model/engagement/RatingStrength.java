package narratives.model.engagement;

import java.util.Arrays;
import java.util.List;
import narratives.model.TrainingSet.TrainingRating;

/**
 * How ratings count as interactions: who rates has turned to a narrative, whatever they thought of it.
 *
 * @param bar from which value on a rating is a good one, on the scale of the ratings; a good one counts 1
 * @param below what any other counts, 0 to 1; with 0 it does not count at all
 */
public record RatingStrength(double bar, double below) {
    /** Every rating alike. */
    public static final RatingStrength RATED = new RatingStrength(Double.NEGATIVE_INFINITY, 1);

    public RatingStrength {
        if (!(below >= 0 && below <= 1)) {
            throw new IllegalArgumentException("below is " + below + "; must be within 0..1");
        }
    }

    /**
     * The interactions of one person; if they rated a narrative more than once, the best counts.
     *
     * @param own their ratings in canonical order
     */
    public Interactions interactions(List<TrainingRating> own) {
        int[] with = new int[own.size()];
        double[] strength = new double[own.size()];
        int count = 0;
        for (TrainingRating rating : own) {
            double counts = rating.value() >= bar ? 1 : below;
            if (counts > 0) {
                boolean again = count > 0 && with[count - 1] == rating.narrative();
                int at = again ? count - 1 : count++;
                with[at] = rating.narrative();
                strength[at] = again ? Math.max(strength[at], counts) : counts;
            }
        }
        return new Interactions(Arrays.copyOf(with, count), Arrays.copyOf(strength, count));
    }
}
