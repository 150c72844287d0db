package narratives.feedback;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The answers a rating question takes: from the minimum to the maximum in equal steps.
 *
 * @param neutral the answer that means "no change"; empty if the scale has none
 * @param labels the words for some or all answers, in order of value
 */
public record Scale(double minimum, double maximum, double step, OptionalDouble neutral, List<Label> labels) {
    /** The words for one answer. */
    public record Label(double value, String label) {}

    /** How far from a step an answer may lie, in steps; decimal fractions are not exact in binary. */
    private static final double SLACK = 1e-6;

    /** @throws IllegalArgumentException if the scale has no room for two answers or a part lies outside it */
    public Scale {
        if (!(minimum < maximum) || !(step > 0) || step > maximum - minimum) {
            throw new IllegalArgumentException("a scale runs from a minimum to a larger maximum in at least one step");
        }
        if (!onGrid(maximum, minimum, step)) {
            throw new IllegalArgumentException("the maximum must be a whole number of steps above the minimum");
        }
        if (neutral.isPresent() && (neutral.getAsDouble() < minimum || neutral.getAsDouble() > maximum)) {
            throw new IllegalArgumentException("the neutral answer must lie on the scale");
        }
        labels = List.copyOf(labels);
    }

    /** Whether an answer may be given. */
    public boolean accepts(double answer) {
        return answer >= minimum && answer <= maximum && onGrid(answer, minimum, step);
    }

    /** The answer that means "no change", or the middle where there is none. */
    public double middle() {
        return neutral.orElse((minimum + maximum) / 2);
    }

    public double range() {
        return maximum - minimum;
    }

    private static boolean onGrid(double answer, double minimum, double step) {
        double steps = (answer - minimum) / step;
        return Math.abs(steps - Math.rint(steps)) < SLACK;
    }
}
