package narratives.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import narratives.evaluation.measure.ClusterBootstrap;
import narratives.evaluation.measure.ClusterBootstrap.Interval;
import narratives.evaluation.measure.Gini;
import narratives.evaluation.measure.Unfairness;

/**
 * What one method did on all folds of one set of ratings.
 *
 * @param sums by metric
 * @param shown how often each narrative stood in a list
 */
@SuppressWarnings("ArrayRecordComponent")
public record MethodScores(
        SortedMap<String, PersonSums> sums, long[] shown, List<Unfairness.Rated> rated, ListSettings lists) {
    /** Groups of people are put together by chance so often; the mean of so many is sure to a tenth of its own size. */
    private static final int NULL_DRAWS = 100;

    /** @throws IllegalArgumentException if there are no folds */
    public static MethodScores of(List<FoldScores> folds, ListSettings lists) {
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("there are no folds");
        }
        SortedSet<String> names = new TreeSet<>();
        folds.forEach(fold -> names.addAll(fold.sums().keySet()));
        SortedMap<String, PersonSums> sums = new TreeMap<>();
        for (String name : names) {
            sums.put(
                    name,
                    PersonSums.together(folds.stream()
                            .filter(fold -> fold.sums().containsKey(name))
                            .map(fold -> fold.sums().get(name))
                            .toList()));
        }
        long[] shown = new long[folds.getFirst().shown().length];
        List<Unfairness.Rated> rated = new ArrayList<>();
        for (FoldScores fold : folds) {
            Arrays.setAll(shown, i -> shown[i] + fold.shown()[i]);
            rated.addAll(fold.rated());
        }
        return new MethodScores(sums, shown, rated, lists);
    }

    /** Every metric with an interval from draws of people. */
    public SortedMap<String, Interval> metrics(SortedMap<String, List<Integer>> groups, RandomGenerator chance) {
        SortedMap<String, Interval> metrics = new TreeMap<>();
        sums.forEach((name, people) -> {
            metrics.put(name, interval(people, name, chance));
            if (name.equals(Metrics.RMSE) || name.equals(Metrics.MAE)) {
                metrics.put(
                        name + Metrics.MACRO,
                        ClusterBootstrap.mean(people.macro(Metrics.isRoot(name)).above(), chance));
            }
        });
        exact(groups, chance).forEach((name, value) -> metrics.put(name, Interval.exact(value)));
        return metrics;
    }

    private static Interval interval(PersonSums people, String name, RandomGenerator chance) {
        return ClusterBootstrap.ratio(people.above(), people.below(), Metrics.shape(name), chance);
    }

    /** Every metric as one number. */
    public SortedMap<String, Double> values(SortedMap<String, List<Integer>> groups, RandomGenerator chance) {
        SortedMap<String, Double> values = new TreeMap<>();
        sums.forEach((name, people) -> {
            values.put(name, Metrics.shape(name).applyAsDouble(people.value()));
            if (name.equals(Metrics.RMSE) || name.equals(Metrics.MAE)) {
                values.put(
                        name + Metrics.MACRO, people.macro(Metrics.isRoot(name)).value());
            }
        });
        values.putAll(exact(groups, chance));
        return values;
    }

    /** Those that have no interval from draws of people: of the whole list of narratives, and of groups. */
    private SortedMap<String, Double> exact(SortedMap<String, List<Integer>> groups, RandomGenerator chance) {
        SortedMap<String, Double> exact = new TreeMap<>();
        exact.put(
                Metrics.at(Metrics.GINI, lists.k()),
                Gini.of(Arrays.stream(shown).asDoubleStream().toArray()));
        exact.put(
                Metrics.at(Metrics.CATALOGUE_COVERAGE, lists.k()),
                (double) Arrays.stream(shown).filter(times -> times > 0).count() / shown.length);
        calibration(exact);
        groups.forEach((group, members) -> Unfairness.measured(rated, new TreeSet<>(members), NULL_DRAWS, chance)
                .ifPresent(measured -> {
                    measured.found().byName().forEach((name, value) -> exact.put(name + ":" + group, value));
                    measured.byChance()
                            .byName()
                            .forEach((name, value) -> exact.put(name + "_by_chance:" + group, value));
                }));
        return exact;
    }

    /** The mean distance between what central intervals hold and what they should. */
    private void calibration(SortedMap<String, Double> exact) {
        if (sums.containsKey(Metrics.LOG_SCORE)) {
            double off = 0;
            for (int level : Metrics.levels()) {
                PersonSums held = sums.get(Metrics.COVERAGE + level);
                off += Math.abs((held == null ? 0 : held.value()) - level / 100.0);
            }
            exact.put(Metrics.CALIBRATION_ERROR, off / Metrics.levels().size());
        }
    }
}
