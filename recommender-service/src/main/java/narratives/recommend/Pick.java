package narratives.recommend;

import java.util.OptionalDouble;

/**
 * A narrative chosen for a list, before it is explained.
 *
 * @param similarity only where the list was ordered by it
 * @param propensity only where chance decided
 */
record Pick(int item, OptionalDouble similarity, OptionalDouble propensity) {
    static Pick of(int item) {
        return new Pick(item, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
