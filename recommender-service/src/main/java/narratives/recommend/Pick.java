package narratives.recommend;

import java.util.OptionalDouble;

/**
 * A narrative chosen for a list, before it is explained.
 *
 * @param similarity only where the list was ordered by it
 * @param propensity only where chance decided
 */
record Pick(int item, OptionalDouble similarity, OptionalDouble propensity, Placement placement) {
    Pick(int item, OptionalDouble similarity, OptionalDouble propensity) {
        this(item, similarity, propensity, Placement.EXPECTATION);
    }

    static Pick of(int item) {
        return new Pick(item, OptionalDouble.empty(), OptionalDouble.empty());
    }

    static Pick forVariety(int item) {
        return new Pick(item, OptionalDouble.empty(), OptionalDouble.empty(), Placement.VARIETY);
    }

    /** @param propensity the probability with which it was drawn */
    static Pick drawn(int item, double propensity) {
        return new Pick(item, OptionalDouble.empty(), OptionalDouble.of(propensity), Placement.EXPLORATION);
    }
}
