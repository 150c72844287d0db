package narratives.model;

import narratives.feedback.Scale;

/**
 * The scale of the ratings that a model was trained on, without its words.
 *
 * @param middle the answer that means "no change", or the middle where there is none
 * @param middleIsAnswer whether the middle can be given as an answer
 */
public record ModelScale(double minimum, double maximum, double step, double middle, boolean middleIsAnswer) {
    /** @throws IllegalArgumentException if the numbers are not those of a scale */
    public ModelScale {
        boolean finite = Double.isFinite(minimum) && Double.isFinite(maximum) && Double.isFinite(maximum - minimum);
        if (!finite || !(minimum < maximum) || !(step > 0) || step > maximum - minimum) {
            throw new IllegalArgumentException("a scale runs from a minimum to a larger maximum in at least one step");
        }
        if (!(middle >= minimum && middle <= maximum)) {
            throw new IllegalArgumentException("the middle must lie on the scale");
        }
    }

    public static ModelScale of(Scale scale) {
        double middle = scale.middle();
        return new ModelScale(scale.minimum(), scale.maximum(), scale.step(), middle, scale.accepts(middle));
    }

    public double range() {
        return maximum - minimum;
    }

    /** The nearest point of the scale. */
    public double clipped(double rating) {
        return Math.min(Math.max(rating, minimum), maximum);
    }

    /** Where "more hopeful" begins: halfway to the next answer, if the middle itself can be given. */
    public double moreThan() {
        return middleIsAnswer ? middle + step / 2 : middle;
    }

    /** Where "less hopeful" begins. */
    public double lessThan() {
        return middleIsAnswer ? middle - step / 2 : middle;
    }
}
