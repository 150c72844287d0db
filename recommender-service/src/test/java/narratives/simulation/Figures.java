package narratives.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * @param harm the share of opened narratives that left their reader worse
 * @param distress how often readers said that one distressed them, in a thousand opened
 * @param hopefulness the mean of what opened narratives did, from −1 to 2
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
        ToDoubleFunction<Sight> opened = sight -> sight.opened().isPresent() ? 1 : 0;
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
        return new Figures(
                visits.size(),
                (int) sights.stream().mapToDouble(opened).sum(),
                ratio(
                        sights,
                        readers,
                        sight -> sight.opened()
                                        .filter(open -> open.hopefulness() < 0)
                                        .isPresent()
                                ? 1
                                : 0,
                        opened),
                ratio(
                        sights,
                        readers,
                        sight -> sight.opened().filter(Sight.Opened::distressed).isPresent() ? 1000 : 0,
                        opened),
                ratio(
                        sights,
                        readers,
                        sight -> sight.opened().map(Sight.Opened::hopefulness).orElse(0),
                        opened),
                ratio(sights, readers, sight -> sight.again() ? 1 : 0, one),
                ratio(sights, readers, Sight::diversity, one),
                shown.size() / (double) narratives,
                Gini.of(often));
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
