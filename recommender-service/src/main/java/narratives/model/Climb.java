package narratives.model;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Looks for the best of something that can be changed in two directions, by steps for as long as they help. */
public final class Climb {
    /** Five doublings are a factor of 32; beyond that lies nothing sensible. */
    private static final int MOST_STEPS = 5;

    private Climb() {}

    /**
     * Downward if that helps, else upward, until it helps no more.
     *
     * @param worth of each, more is better; asked for the same one more than once
     */
    public static <T> T to(T start, ToDoubleFunction<T> worth, Function<T, T> down, Function<T, T> up) {
        T lower = by(start, worth, down);
        return lower.equals(start) ? by(start, worth, up) : lower;
    }

    private static <T> T by(T start, ToDoubleFunction<T> worth, Function<T, T> step) {
        T best = start;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            T next = step.apply(best);
            if (!(worth.applyAsDouble(next) > worth.applyAsDouble(best))) {
                break;
            }
            best = next;
        }
        return best;
    }
}
