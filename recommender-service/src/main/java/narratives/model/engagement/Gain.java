package narratives.model.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lists are worth to each person; over several validations, on average.
 *
 * @param each in the order of the people, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Gain(double[] each) {
    /** @param worth of the list of each of these people, some of whom may be the same */
    static Gain of(List<Validation.Person> people, double[] worth) {
        SortedMap<Integer, List<Double>> byPerson = new TreeMap<>();
        for (int n = 0; n < worth.length; n++) {
            byPerson.computeIfAbsent(people.get(n).place(), unseen -> new ArrayList<>())
                    .add(worth[n]);
        }
        return new Gain(byPerson.values().stream().mapToDouble(Gain::mean).toArray());
    }

    private static double mean(List<Double> worth) {
        double sum = 0;
        for (double one : worth) {
            sum += one;
        }
        return sum / worth.size();
    }

    /** Over people. */
    double mean() {
        double sum = 0;
        for (double one : each) {
            sum += one;
        }
        return each.length == 0 ? 0 : sum / each.length;
    }

    /** Whether the mean is above another's by more than one standard error of the differences. */
    boolean isClearlyAbove(Gain other) {
        int n = each.length;
        double sum = 0;
        double squares = 0;
        for (int person = 0; person < n; person++) {
            double difference = each[person] - other.each[person];
            sum += difference;
            squares += difference * difference;
        }
        double spread = squares - sum * sum / Math.max(1, n);
        return n > 1 && sum > 0 && sum * sum > spread * n / (n - 1);
    }

    boolean isAbove(Gain other) {
        return mean() > other.mean();
    }
}
