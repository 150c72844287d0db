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

    /** What engagement adds to the predicted mean of each narrative, in units of the rating scale. */
    double[] added(Map<Head, double[]> standardised, int narratives) {
        double[] added = new double[narratives];
        weights.forEach((head, weight) -> {
            double[] scores = standardised.get(head);
            for (int i = 0; scores != null && i < narratives; i++) {
                added[i] += weight * scores[i];
            }
        });
        return added;
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
