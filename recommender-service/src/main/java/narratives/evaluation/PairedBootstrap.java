package narratives.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import narratives.feedback.Scale;

/**
 * A confidence interval for the difference in RMSE of two methods on the same ratings: people are drawn with
 * replacement, each with all of their ratings, because the ratings of one person are alike (Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapters 8 and 13).
 */
public final class PairedBootstrap {
    /** How many draws: enough for the second digit of a 95 % interval. */
    public static final int DRAWS = 2000;

    private PairedBootstrap() {}

    /**
     * RMSE of the first minus RMSE of the second: below 0, the first is better.
     *
     * @param low the 2.5 % quantile of the draws
     * @param high the 97.5 % quantile of the draws
     */
    public record Difference(double estimate, double low, double high) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Person(double[] squares, int[] count) {
        Person() {
            this(new double[2], new int[1]);
        }
    }

    /** @throws IllegalArgumentException if the methods did not foretell the same ratings, or none */
    public static Difference rmse(List<Outcome> first, List<Outcome> second, Scale scale, RandomGenerator chance) {
        List<Person> people = people(first, second, scale);
        int[] once = new int[people.size()];
        Arrays.setAll(once, person -> person);
        double[] draws = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            draws[draw] =
                    difference(people, chance.ints(once.length, 0, once.length).toArray());
        }
        Arrays.sort(draws);
        return new Difference(difference(people, once), quantile(draws, 0.025), quantile(draws, 0.975));
    }

    private static List<Person> people(List<Outcome> first, List<Outcome> second, Scale scale) {
        if (first.isEmpty() || first.size() != second.size()) {
            throw new IllegalArgumentException("the methods must foretell the same ratings, at least one");
        }
        SortedMap<Integer, Person> people = new TreeMap<>();
        for (int i = 0; i < first.size(); i++) {
            Outcome one = first.get(i);
            Outcome other = second.get(i);
            if (one.person() != other.person()
                    || one.narrative() != other.narrative()
                    || one.actual() != other.actual()) {
                throw new IllegalArgumentException("the methods must foretell the same ratings in the same order");
            }
            Person person = people.computeIfAbsent(one.person(), unseen -> new Person());
            person.squares()[0] += square(Accuracy.error(one, scale));
            person.squares()[1] += square(Accuracy.error(other, scale));
            person.count()[0]++;
        }
        return List.copyOf(people.values());
    }

    private static double square(double x) {
        return x * x;
    }

    private static double difference(List<Person> people, int[] drawn) {
        double first = 0;
        double second = 0;
        int count = 0;
        for (int place : drawn) {
            Person person = people.get(place);
            first += person.squares()[0];
            second += person.squares()[1];
            count += person.count()[0];
        }
        return Math.sqrt(first / count) - Math.sqrt(second / count);
    }

    /** The nearest-rank quantile of sorted numbers. */
    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
