package narratives.demonstration;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The one source of chance. It takes only 64-bit words from {@link SplittableRandom} (which is in every Java runtime, and
 * splits into streams that do not disturb each other) and makes the rest of them itself with {@link StrictMath}, so that
 * a cohort is the same on every platform and every release of Java. Not thread-safe.
 */
final class Chance {
    /** Turns 53 random bits into a number from 0 to 1, 1 excluded. */
    private static final double UNIT = 0x1.0p-53;

    private final SplittableRandom words;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom words) {
        this.words = words;
    }

    /** Another source, independent of what is drawn from this one afterwards. */
    Chance split() {
        return new Chance(words.split());
    }

    /** Anything from 0 to 1, 1 excluded. */
    double uniform() {
        return (words.nextLong() >>> 11) * UNIT;
    }

    boolean happens(double probability) {
        return uniform() < probability;
    }

    /**
     * A standard normal number, by G. E. P. Box and M. E. Muller, A Note on the Generation of Random Normal Deviates,
     * Annals of Mathematical Statistics, 1958; the second of each pair is not used.
     */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    double[] normals(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = normal();
        }
        return numbers;
    }

    /** One answer, as often as its share says. */
    String pick(List<Share> shares) {
        return shares.get(pick(shares.stream().mapToDouble(Share::share).toArray()))
                .answer();
    }

    /** A key, as often as its weight says; in the order of the map, which must be the same every time. */
    <T> T pick(Map<T, Double> weights) {
        List<T> keys = List.copyOf(weights.keySet());
        return keys.get(
                pick(weights.values().stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** An index, as often as its weight says; at least one weight must be above 0. */
    int pick(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = uniform() * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
