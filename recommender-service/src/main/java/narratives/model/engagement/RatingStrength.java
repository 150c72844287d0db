package narratives.model.engagement;

import java.util.SortedMap;
import java.util.TreeMap;
import narratives.model.History;

/**
 * How ratings count as interactions: who rates has turned to a narrative, whatever they thought of it. Where there is no
 * rating, an engagement counts as much as it says.
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

    /** The interactions of one person; if they rated a narrative more than once, the best counts. */
    public Interactions interactions(History own) {
        SortedMap<Integer, Double> counted = new TreeMap<>();
        own.engagements()
                .forEach(engagement -> counted.merge(engagement.narrative(), engagement.strength(), Math::max));
        own.ratings().forEach(rating -> counted.remove(rating.narrative()));
        own.ratings()
                .forEach(rating -> counted.merge(rating.narrative(), rating.value() >= bar ? 1 : below, Math::max));
        counted.values().removeIf(counts -> counts == 0);
        return new Interactions(
                counted.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counted.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
