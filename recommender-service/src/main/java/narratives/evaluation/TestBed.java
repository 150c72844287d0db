package narratives.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import narratives.feedback.Scale;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Measures any method on given folds: errors and honesty of what it foretells, and its lists out of the whole
 * collection. Every rating of a person held out is relevant to their list. The person is the unit of chance: intervals
 * are percentiles of draws of people with replacement.
 */
public final class TestBed {
    private static final int DRAWS = PairedBootstrap.DRAWS;
    private static final int LIST = 10;
    private static final int LONG_LIST = 20;

    /** Half the width of the central interval of the normal distribution, in standard deviations. */
    private static final double HALF = 0.674489750196082;

    private static final double NINETY = 1.644853626951472;

    /** A metric and its 95 % interval; both ends are the mean where people cannot be drawn. */
    public record Metric(double mean, double low, double high) {}

    /** What was found of one method. Times in seconds. */
    public record Found(SortedMap<String, Metric> metrics, double fitSeconds, double predictSeconds) {}

    /** The sums of one metric for each person: its value is the sum of the first over the sum of the second. */
    private static final class Tally {
        private final SortedMap<Integer, double[]> people = new TreeMap<>();

        void add(int person, double value) {
            double[] sums = people.computeIfAbsent(person, unseen -> new double[2]);
            sums[0] += value;
            sums[1]++;
        }

        Tally ofMeans(boolean root) {
            Tally means = new Tally();
            people.forEach(
                    (person, sums) -> means.add(person, root ? Math.sqrt(sums[0] / sums[1]) : sums[0] / sums[1]));
            return means;
        }

        Metric metric(boolean root, RandomGenerator chance) {
            List<double[]> sums = List.copyOf(people.values());
            double[] draws = new double[DRAWS];
            for (int draw = 0; draw < DRAWS; draw++) {
                double top = 0;
                double bottom = 0;
                for (int i = 0; i < sums.size(); i++) {
                    double[] one = sums.get(chance.nextInt(sums.size()));
                    top += one[0];
                    bottom += one[1];
                }
                draws[draw] = root ? Math.sqrt(top / bottom) : top / bottom;
            }
            Arrays.sort(draws);
            double top = sums.stream().mapToDouble(one -> one[0]).sum();
            double bottom = sums.stream().mapToDouble(one -> one[1]).sum();
            return new Metric(
                    root ? Math.sqrt(top / bottom) : top / bottom,
                    draws[(int) (0.025 * (DRAWS - 1))],
                    draws[(int) Math.ceil(0.975 * (DRAWS - 1))]);
        }
    }

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final long[] shown;

    private TestBed(int narratives) {
        shown = new long[narratives];
    }

    /**
     * Measures one method.
     *
     * @param folds at least one, of the same people and narratives
     * @param clock nanoseconds, to time with
     */
    public static Found measure(Method method, List<Fold> folds, RandomGenerator chance, LongSupplier clock) {
        TestBed bed = new TestBed(folds.getFirst().training().narratives().size());
        long fitting = 0;
        long predicting = 0;
        for (Fold fold : folds) {
            long begun = clock.getAsLong();
            Method.Fitted fitted = method.fit(fold.training());
            long learned = clock.getAsLong();
            bed.test(fitted, fold);
            fitting += learned - begun;
            predicting += clock.getAsLong() - learned;
        }
        return new Found(bed.metrics(chance), fitting / 1e9, predicting / 1e9);
    }

    private void test(Method.Fitted fitted, Fold fold) {
        Map<Integer, List<TrainingRating>> known = byPerson(fold.training().ratings());
        byPerson(fold.test()).forEach((person, test) -> {
            List<TrainingRating> own = known.getOrDefault(person, List.of());
            Method.Reader reader = fitted.reader(person, own);
            test.forEach(rating -> error(
                    rating, reader.predict(rating.narrative()), fold.training().scale()));
            list(person, reader, own, test, fold.training());
        });
    }

    private static Map<Integer, List<TrainingRating>> byPerson(List<TrainingRating> ratings) {
        Map<Integer, List<TrainingRating>> people = new TreeMap<>();
        ratings.stream()
                .sorted(TrainingSet.CANONICAL)
                .forEach(rating -> people.computeIfAbsent(rating.person(), unseen -> new ArrayList<>())
                        .add(rating));
        return people;
    }

    private void error(TrainingRating rating, Estimate estimate, Scale scale) {
        double error = Math.clamp(estimate.mean(), scale.minimum(), scale.maximum()) - rating.value();
        tally("rmse").add(rating.person(), error * error);
        tally("mae").add(rating.person(), Math.abs(error));
        estimate.variance().ifPresent(variance -> {
            double off = rating.value() - estimate.mean();
            double z = Math.abs(off) / Math.sqrt(variance);
            tally("log_score").add(rating.person(), -(Math.log(2 * Math.PI * variance) + z * z) / 2);
            tally("coverage50").add(rating.person(), z <= HALF ? 1 : 0);
            tally("coverage90").add(rating.person(), z <= NINETY ? 1 : 0);
        });
    }

    private void list(
            int person,
            Method.Reader reader,
            List<TrainingRating> own,
            List<TrainingRating> test,
            TrainingSet training) {
        boolean[] seen = new boolean[shown.length];
        own.forEach(rating -> seen[rating.narrative()] = true);
        int[] best = new int[Math.min(LONG_LIST, shown.length)];
        double[] scores = new double[best.length];
        int size = 0;
        for (int narrative = 0; narrative < training.narratives().size(); narrative++) {
            if (seen[narrative]) {
                continue;
            }
            double score = reader.score(narrative);
            int place = size;
            // Equal scores stay in catalogue order: a later one never passes an earlier one.
            while (place > 0 && scores[place - 1] < score) {
                place--;
            }
            if (place < best.length) {
                int moved = Math.min(size, best.length - 1) - place;
                System.arraycopy(best, place, best, place + 1, moved);
                System.arraycopy(scores, place, scores, place + 1, moved);
                best[place] = narrative;
                scores[place] = score;
                size = Math.min(size + 1, best.length);
            }
        }
        Map<Integer, Double> gains = new HashMap<>();
        test.forEach(rating -> gains.put(rating.narrative(), 1.0));
        List<Double> listed = Arrays.stream(best, 0, size)
                .mapToObj(narrative -> gains.getOrDefault(narrative, 0.0))
                .toList();
        Arrays.stream(best, 0, Math.min(LIST, size)).forEach(narrative -> shown[narrative]++);
        RankedList ranked = new RankedList(listed, gains.values());
        tally("ndcg@10").add(person, ranked.ndcg(LIST));
        tally("precision@10").add(person, ranked.precision(LIST));
        tally("recall@10").add(person, ranked.recall(LIST));
        tally("recall@20").add(person, ranked.recall(LONG_LIST));
        tally("map@10").add(person, ranked.averagePrecision(LIST));
        tally("mrr@10").add(person, ranked.reciprocalRank(LIST));
    }

    private Tally tally(String metric) {
        return tallies.computeIfAbsent(metric, unseen -> new Tally());
    }

    private SortedMap<String, Metric> metrics(RandomGenerator chance) {
        SortedMap<String, Metric> metrics = new TreeMap<>();
        tallies.forEach((name, tally) -> metrics.put(name, tally.metric(name.equals("rmse"), chance)));
        metrics.put("rmse_macro", tally("rmse").ofMeans(true).metric(false, chance));
        metrics.put("mae_macro", tally("mae").ofMeans(false).metric(false, chance));
        metrics.put("gini@10", exact(gini(shown)));
        metrics.put(
                "catalogue_coverage@10",
                exact((double) Arrays.stream(shown).filter(times -> times > 0).count() / shown.length));
        return metrics;
    }

    private static Metric exact(double value) {
        return new Metric(value, value, value);
    }

    /** Gini's index of how unequally narratives are shown, those never shown included: 0 equally, near 1 only one. */
    static double gini(long... times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double top = 0;
        for (int j = 1; j <= n; j++) {
            top += (2.0 * j - n - 1) * sorted[j - 1];
        }
        return top / (n * (double) Arrays.stream(sorted).sum());
    }
}
