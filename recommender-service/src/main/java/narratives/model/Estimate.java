package narratives.model;

import java.util.OptionalDouble;

/**
 * A foretold rating.
 *
 * @param mean in units of the scale
 * @param variance of the rating about it, noise included; empty if the method does not say
 */
public record Estimate(double mean, OptionalDouble variance) {
    public static Estimate of(double mean) {
        return new Estimate(mean, OptionalDouble.empty());
    }
}
