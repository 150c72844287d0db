package narratives.cli.evaluating;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import narratives.catalog.NarrativeId;
import narratives.evaluation.Fold;
import narratives.feedback.Scale;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.movielens.DelimitedRatings.Row;
import narratives.movielens.FilmCollection;

/**
 * Ratings read from a file, each person's last word on each narrative.
 *
 * @param rows in the order of time, person, narrative
 */
public record RatingsFile(List<Row> rows, TrainingSet set) {
    private static final double[] STEPS = {1, 0.5, 0.25, 0.1, 0.01};

    private record Pair(String person, NarrativeId narrative) {}

    public RatingsFile {
        rows = List.copyOf(rows);
    }

    /**
     * Of several ratings of a narrative by one person the one that stands last counts.
     *
     * @param scale empty: from the least to the largest rating
     * @throws IllegalArgumentException if the ratings have no scale, or are off it
     */
    public static RatingsFile of(List<Row> read, Optional<Scale> scale) {
        Map<Pair, Row> last = new HashMap<>();
        read.forEach(row -> last.put(new Pair(row.person(), row.narrative()), row));
        List<Row> rows = last.values().stream()
                .sorted(Comparator.comparingDouble((Row row) -> row.time().orElse(0))
                        .thenComparing(Row::person)
                        .thenComparing(Row::narrative))
                .toList();
        TrainingSet.Builder set = TrainingSet.builder(
                scale.orElseGet(() -> seen(rows)), new FilmCollection().instrument(Optional.empty()));
        rows.forEach(row -> set.rating(row.person(), row.narrative(), row.value()));
        return new RatingsFile(rows, set.build());
    }

    /** The earliest ratings to learn from, all later ones to test with; empty if a rating has no time. */
    public Optional<Fold> temporal(double share) {
        if (rows.stream().map(Row::time).anyMatch(OptionalDouble::isEmpty)) {
            return Optional.empty();
        }
        Map<String, Integer> people = new TreeMap<>();
        new TreeSet<>(rows.stream().map(Row::person).toList()).forEach(person -> people.put(person, people.size()));
        Map<NarrativeId, Integer> narratives = new TreeMap<>();
        set.narratives().forEach(narrative -> narratives.put(narrative.id(), narratives.size()));
        List<TrainingRating> placed = rows.stream()
                .map(row -> new TrainingRating(
                        people.getOrDefault(row.person(), 0), narratives.getOrDefault(row.narrative(), 0), row.value()))
                .toList();
        int cut = (int) (share * placed.size());
        return Optional.of(new Fold(set.withRatings(placed.subList(0, cut)), placed.subList(cut, placed.size())));
    }

    private static Scale seen(List<Row> rows) {
        double least = values(rows).min().orElse(0);
        double most = values(rows).max().orElse(0);
        for (double step : STEPS) {
            if (values(rows).allMatch(value -> whole((value - least) / step))) {
                return new Scale(least, most, step, OptionalDouble.empty(), List.of());
            }
        }
        return new Scale(least, most, most - least, OptionalDouble.empty(), List.of());
    }

    private static boolean whole(double steps) {
        return Math.abs(steps - Math.rint(steps)) < 1e-6;
    }

    private static DoubleStream values(List<Row> rows) {
        return rows.stream().mapToDouble(Row::value);
    }
}
