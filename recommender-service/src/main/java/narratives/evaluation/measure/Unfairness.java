package narratives.evaluation.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Whether a group of people is foretold worse than the rest (Yao and Huang, Beyond Parity, NIPS 2017). For each narrative
 * that both groups rated, with E the mean foretold and R the mean rating of the group (g) and of the rest (n), the mean of
 *
 * <pre>
 * value     |(E_g - R_g) - (E_n - R_n)|            absolute  | |E_g - R_g| - |E_n - R_n| |
 * under     |max(0, R_g - E_g) - max(0, R_n - E_n)|    over  |max(0, E_g - R_g) - max(0, E_n - R_n)|
 * </pre>
 *
 * and nonParity = |mean of all foretold of g - of n|. All in units of the scale. On few ratings they lie above 0 by noise
 * alone, so what they would be by chance belongs beside them.
 */
public record Unfairness(double value, double absolute, double under, double over, double nonParity) {
    /** Groups of fewer people tell more of those people than of the group. */
    public static final int FEWEST_PEOPLE = 10;

    /** A rating that was given, and what was foretold. */
    public record Rated(int person, int narrative, double actual, double foretold) {}

    /** What was found, and the mean of what is found when the people are put into groups by chance. */
    public record Measured(Unfairness found, Unfairness byChance) {}

    private static final class Sums {
        private double foretold;
        private double actual;
        private int count;

        double bias() {
            return (foretold - actual) / count;
        }
    }

    /** Empty if no narrative was rated by both groups. */
    public static Optional<Unfairness> of(List<Rated> ratings, Set<Integer> group) {
        SortedMap<Integer, Sums[]> narratives = new TreeMap<>();
        Sums[] all = {new Sums(), new Sums()};
        for (Rated rating : ratings) {
            int side = group.contains(rating.person()) ? 0 : 1;
            Sums[] of = narratives.computeIfAbsent(rating.narrative(), unseen -> new Sums[] {new Sums(), new Sums()});
            for (Sums sums : List.of(of[side], all[side])) {
                sums.foretold += rating.foretold();
                sums.actual += rating.actual();
                sums.count++;
            }
        }
        double[] sum = new double[4];
        int both = 0;
        for (Sums[] of : narratives.values()) {
            if (of[0].count > 0 && of[1].count > 0) {
                both++;
                double g = of[0].bias();
                double n = of[1].bias();
                sum[0] += Math.abs(g - n);
                sum[1] += Math.abs(Math.abs(g) - Math.abs(n));
                sum[2] += Math.abs(Math.max(0, -g) - Math.max(0, -n));
                sum[3] += Math.abs(Math.max(0, g) - Math.max(0, n));
            }
        }
        if (both == 0) {
            return Optional.empty();
        }
        double parity = Math.abs(all[0].foretold / all[0].count - all[1].foretold / all[1].count);
        return Optional.of(new Unfairness(sum[0] / both, sum[1] / both, sum[2] / both, sum[3] / both, parity));
    }

    /**
     * With what chance would make of groups of the same sizes; empty if either group is too small, or no narrative was
     * rated by both.
     *
     * @param draws how many times people are put into groups by chance, at least 1
     */
    public static Optional<Measured> measured(
            List<Rated> ratings, Set<Integer> group, int draws, RandomGenerator chance) {
        List<Integer> people = new ArrayList<>(
                new TreeSet<>(ratings.stream().map(Rated::person).toList()));
        int size = (int) people.stream().filter(group::contains).count();
        if (size < FEWEST_PEOPLE || people.size() - size < FEWEST_PEOPLE) {
            return Optional.empty();
        }
        List<Unfairness> drawn = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            Collections.shuffle(people, chance);
            of(ratings, Set.copyOf(people.subList(0, size))).ifPresent(drawn::add);
        }
        return of(ratings, group).map(found -> new Measured(found, mean(drawn)));
    }

    private static Unfairness mean(List<Unfairness> all) {
        return new Unfairness(
                all.stream().mapToDouble(Unfairness::value).average().orElse(0),
                all.stream().mapToDouble(Unfairness::absolute).average().orElse(0),
                all.stream().mapToDouble(Unfairness::under).average().orElse(0),
                all.stream().mapToDouble(Unfairness::over).average().orElse(0),
                all.stream().mapToDouble(Unfairness::nonParity).average().orElse(0));
    }

    /** By name, as reports have it. */
    public Map<String, Double> byName() {
        return new TreeMap<>(Map.of(
                "unfairness_value", value,
                "unfairness_absolute", absolute,
                "unfairness_under", under,
                "unfairness_over", over,
                "unfairness_non_parity", nonParity));
    }
}
