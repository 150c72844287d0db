package narratives.recommend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import narratives.catalog.Answer;
import narratives.catalog.Narrative;

/**
 * How a person's interests are spread over the kinds of narratives that one question tells apart, and how far a list is
 * from that (H. Steck, Calibrated recommendations, RecSys 2018: KL divergence with a smoothed list). With few narratives
 * that somebody liked, the spread is that of the whole collection.
 */
final class Interests {
    /** As many liked narratives as the spread of the collection is worth; people have rated two or three. */
    private static final double STRENGTH = 5;

    /** The part of the person's own spread that is mixed into a list's, so that no kind has a share of 0 (Steck). */
    private static final double SMOOTHING = .01;

    private final String question;
    private final SortedMap<String, Double> shares;

    /**
     * @param collection what the person could be shown
     * @param liked what they liked
     */
    Interests(String question, List<Narrative> collection, List<Narrative> liked) {
        this.question = question;
        SortedMap<String, Double> all = shares(collection);
        Map<String, Double> own = counts(liked);
        double told = own.values().stream().mapToDouble(Double::doubleValue).sum();
        shares = new TreeMap<>();
        all.forEach((kind, share) ->
                shares.put(kind, (own.getOrDefault(kind, 0.0) + STRENGTH * share) / (told + STRENGTH)));
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.replaceAll((kind, share) -> share / sum);
    }

    private SortedMap<String, Double> shares(List<Narrative> narratives) {
        SortedMap<String, Double> counts = counts(narratives);
        double sum = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        counts.replaceAll((kind, count) -> count / sum);
        return counts;
    }

    /** A narrative of several kinds counts as a part of each. */
    private SortedMap<String, Double> counts(List<Narrative> narratives) {
        SortedMap<String, Double> counts = new TreeMap<>();
        for (Narrative narrative : narratives) {
            List<String> kinds = kinds(narrative);
            kinds.forEach(kind -> counts.merge(kind, 1.0 / kinds.size(), Double::sum));
        }
        return counts;
    }

    /** Of which kinds a narrative is; none where the question is open. */
    private List<String> kinds(Narrative narrative) {
        return narrative
                .characterisation()
                .answer(question)
                .map(answer -> switch (answer) {
                    case Answer.Text(var value) -> List.of(value);
                    case Answer.Choices(var values) -> List.copyOf(values);
                    case Answer.Quantity(var value) -> List.of(Double.toString(value));
                    case Answer.Flag(var value) -> List.of(Boolean.toString(value));
                })
                .orElse(List.of());
    }

    /**
     * KL(p || q~), in nats: 0 where a list is spread as the person's interests are. A list without any kind is as one of
     * all in equal parts.
     */
    double divergence(List<Narrative> list) {
        Map<String, Double> counts = new HashMap<>(counts(list));
        double sum = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        double[] parts = shares.entrySet().stream()
                .mapToDouble(kind -> {
                    double listed = sum == 0 ? 1.0 / shares.size() : counts.getOrDefault(kind.getKey(), 0.0) / sum;
                    double smoothed = (1 - SMOOTHING) * listed + SMOOTHING * kind.getValue();
                    return kind.getValue() == 0 ? 0 : kind.getValue() * Math.log(kind.getValue() / smoothed);
                })
                .toArray();
        return IntStream.range(0, parts.length).mapToDouble(i -> parts[i]).sum();
    }
}
