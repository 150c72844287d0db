package narratives.model.engagement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The score that lists are ordered by: the predicted mean rating, plus for each head its weight times the person's
 * standardised score.
 *
 * @param weights in units of the rating scale for each standard deviation, 0 or more; heads not named have 0
 */
public record Blend(Map<Head, Double> weights) {
    /** The predicted mean alone. */
    public static final Blend OF_NOTHING = new Blend(Map.of());

    /** @throws IllegalArgumentException if a weight is not finite, or below 0 */
    public Blend {
        EnumMap<Head, Double> kept = new EnumMap<>(Head.class);
        weights.forEach((head, weight) -> {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the weight of " + head + " is " + weight + "; must be at least 0");
            }
            if (weight > 0) {
                kept.put(head, weight);
            }
        });
        weights = Collections.unmodifiableMap(kept);
    }

    public double weight(Head head) {
        return weights.getOrDefault(head, 0.0);
    }

    /** The same with another weight of one head. */
    Blend with(Head head, double weight) {
        Map<Head, Double> others = new EnumMap<>(Head.class);
        others.putAll(weights);
        others.put(head, weight);
        return new Blend(others);
    }

    /** The same in proportion, scaled down so that the weights sum to no more than this. */
    Blend atMost(double most) {
        double sum = 0;
        for (double weight : weights.values()) {
            sum += weight;
        }
        if (!(sum > most)) {
            return this;
        }
        double share = most / sum;
        Map<Head, Double> scaled = new EnumMap<>(Head.class);
        weights.forEach((head, weight) -> scaled.put(head, weight * share));
        return new Blend(scaled);
    }

    /** In words, for reports. */
    @Override
    public String toString() {
        return weights.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        " + %.3g %s",
                        entry.getValue(),
                        entry.getKey().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("", "rating", ""));
    }
}
