package narratives.comparator;

import java.util.function.LongFunction;
import narratives.model.Method;

/**
 * A method that can be chosen by name.
 *
 * @param name in small letters and hyphens, as on a command line; the method itself is reported under the same, or with
 *     spaces for the hyphens
 * @param description one line, without a full stop
 * @param made from a seed, which a method without chance ignores
 */
public record Choice(String name, String description, Determinism determinism, LongFunction<Method> made) {
    public Choice {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a name is " + name + "; must be small letters, digits and hyphens");
        }
    }

    public Method method(long seed) {
        return made.apply(seed);
    }
}
