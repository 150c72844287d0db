package narratives.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import narratives.catalog.NarrativeId;
import narratives.evaluation.measure.ClusterBootstrap;
import narratives.evaluation.measure.ClusterBootstrap.Interval;
import narratives.evaluation.measure.Gini;

/**
 * What an arm did, with intervals of 95 % over readers.
 *
 * @param visits how many lists were looked at
 * @param opened how often narratives were opened
 * @param harm the share of narratives that left their reader worse when they opened them first
 * @param distress how often readers said that one distressed them, in a thousand opened first
 * @param hopefulness the mean of what narratives did when they were opened first, from −1 to 2; a reader who opens again
 *     what did them good is not counted twice
 * @param repeats the share of shown narratives that the reader had been shown before
 * @param diversity the mean distance of two narratives of a list, 0 to 1
 * @param coverage the share of the collection that was shown to anybody
 * @param gini how unevenly it was shown, 0 to 1
 */
record Figures(
        int visits,
        int opened,
        Interval harm,
        Interval distress,
        Interval hopefulness,
        Interval repeats,
        Interval diversity,
        double coverage,
        double gini) {
    /** @throws IllegalArgumentException if nothing was shown */
    static Figures of(List<Sight> sights, int readers, int narratives) {
        ToDoubleFunction<Sight> one = sight -> 1;
        Map<NarrativeId, Integer> shown = new HashMap<>();
        Set<Long> visits = new HashSet<>();
        for (Sight sight : sights) {
            shown.merge(sight.narrative(), 1, Integer::sum);
            visits.add(1000L * sight.reader() + sight.day());
        }
        double[] often = new double[narratives];
        int place = 0;
        for (int times : shown.values()) {
            often[place++] = times;
        }
        ToDoubleFunction<Sight> first = sight -> first(sight).isPresent() ? 1 : 0;
        return new Figures(
                visits.size(),
                (int) sights.stream()
                        .filter(sight -> sight.opened().isPresent())
                        .count(),
                ratio(sights, readers, sight -> share(first(sight).filter(open -> open.hopefulness() < 0)), first),
                ratio(sights, readers, sight -> 1000 * share(first(sight).filter(Sight.Opened::distressed)), first),
                ratio(
                        sights,
                        readers,
                        sight -> first(sight).map(Sight.Opened::hopefulness).orElse(0),
                        first),
                ratio(sights, readers, sight -> sight.again() ? 1 : 0, one),
                ratio(sights, readers, Sight::diversity, one),
                shown.size() / (double) narratives,
                Gini.of(often));
    }

    private static Optional<Sight.Opened> first(Sight sight) {
        return sight.opened().filter(Sight.Opened::first);
    }

    private static int share(Optional<?> one) {
        return one.isPresent() ? 1 : 0;
    }

    private static Interval ratio(
            List<Sight> sights, int readers, ToDoubleFunction<Sight> above, ToDoubleFunction<Sight> below) {
        double[] numerators = new double[readers];
        double[] denominators = new double[readers];
        for (Sight sight : sights) {
            numerators[sight.reader()] += above.applyAsDouble(sight);
            denominators[sight.reader()] += below.applyAsDouble(sight);
        }
        return ClusterBootstrap.ratio(numerators, denominators, figure -> figure, new SplittableRandom(1));
    }
}
