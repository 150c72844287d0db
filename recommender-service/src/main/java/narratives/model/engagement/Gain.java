package narratives.model.engagement;

import java.util.Arrays;

/**
 * What lists are worth, to each person of a validation.
 *
 * @param each in the order of the people, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Gain(double[] each) {
    double mean() {
        return Arrays.stream(each).average().orElse(0);
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
