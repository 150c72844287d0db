package narratives.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.feedback.Scale;
import narratives.model.StandardNormal;

/**
 * How far foretold ratings were from the given ones, each clipped to the scale first.
 *
 * @param people how many gave the ratings
 * @param ratings how many
 * @param micro over all ratings alike
 * @param macro of each person, then the mean over people: who rates much counts no more than others
 * @param coverage empty if the method does not say how sure it is
 */
public record Accuracy(int people, int ratings, Errors micro, Errors macro, Optional<Coverage> coverage) {
    /**
     * The size of errors.
     *
     * @param rmse the root of the mean squared error, in units of the scale
     * @param mae the mean absolute error, in units of the scale
     */
    public record Errors(double rmse, double mae) {}

    /**
     * How honest a method is about what it does not know: of all ratings, the share within a central interval of what
     * was foretold, before clipping.
     *
     * @param half the share within the interval of 50 %
     * @param ninety the share within the interval of 90 %
     */
    public record Coverage(double half, double ninety) {}

    /** @throws IllegalArgumentException if there are no outcomes */
    public static Accuracy of(List<Outcome> outcomes, Scale scale) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to measure");
        }
        Sum all = new Sum();
        SortedMap<Integer, Sum> people = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            double error = error(outcome, scale);
            all.add(error);
            people.computeIfAbsent(outcome.person(), unseen -> new Sum()).add(error);
        }
        double rmse = 0;
        double mae = 0;
        for (Sum person : people.values()) {
            rmse += person.errors().rmse();
            mae += person.errors().mae();
        }
        return new Accuracy(
                people.size(),
                outcomes.size(),
                all.errors(),
                new Errors(rmse / people.size(), mae / people.size()),
                coverage(outcomes));
    }

    private static Optional<Coverage> coverage(List<Outcome> outcomes) {
        int half = 0;
        int ninety = 0;
        for (Outcome outcome : outcomes) {
            OptionalDouble variance = outcome.estimate().variance();
            if (variance.isEmpty()) {
                return Optional.empty();
            }
            double off = Math.abs(outcome.actual() - outcome.estimate().mean()) / Math.sqrt(variance.getAsDouble());
            half += off <= StandardNormal.FIFTY_PERCENT ? 1 : 0;
            ninety += off <= StandardNormal.NINETY_PERCENT ? 1 : 0;
        }
        double n = outcomes.size();
        return Optional.of(new Coverage(half / n, ninety / n));
    }

    /** Given minus foretold, the latter clipped to the scale. */
    static double error(Outcome outcome, Scale scale) {
        return outcome.actual() - Math.clamp(outcome.estimate().mean(), scale.minimum(), scale.maximum());
    }

    private static final class Sum {
        private double squares;
        private double sizes;
        private int count;

        void add(double error) {
            squares += error * error;
            sizes += Math.abs(error);
            count++;
        }

        Errors errors() {
            return new Errors(Math.sqrt(squares / count), sizes / count);
        }
    }
}
