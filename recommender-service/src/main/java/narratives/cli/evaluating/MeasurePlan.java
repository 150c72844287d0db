package narratives.cli.evaluating;

import java.util.Optional;
import narratives.cli.importing.Refusal;
import narratives.evaluation.ListSettings;

/**
 * What is measured, beside the ratings.
 *
 * @param split as it was asked for, or {@code predefined}
 * @param shape of the samples that are drawn; empty if all ratings are taken as they are
 * @param draws how many samples; 1 if none are drawn
 */
public record MeasurePlan(String split, long seed, ListSettings lists, Optional<Shape> shape, int draws) {
    private static final int MOST_DRAWS = 1000;

    /** So many people with so many ratings together. */
    public record Shape(int people, int ratings) {
        /** @throws Refusal if it is not like 739x2288 */
        public static Shape parse(String text) {
            if (!text.matches("[1-9][0-9]{0,6}x[1-9][0-9]{0,7}")) {
                throw new Refusal("--shape is " + text + "; must be people x ratings, like 739x2288.");
            }
            int sign = text.indexOf('x');
            return new Shape(Integer.parseInt(text.substring(0, sign)), Integer.parseInt(text.substring(sign + 1)));
        }

        @Override
        public String toString() {
            return people + "x" + ratings;
        }
    }

    /** @throws Refusal if draws are wanted and there is no shape, or too many */
    public MeasurePlan {
        if (draws < 1 || draws > MOST_DRAWS) {
            throw new Refusal("--draws is " + draws + "; must be within 1.." + MOST_DRAWS + ".");
        }
        if (draws > 1 && shape.isEmpty()) {
            throw new Refusal("--draws needs --shape: without, every draw would be the same.");
        }
    }
}
