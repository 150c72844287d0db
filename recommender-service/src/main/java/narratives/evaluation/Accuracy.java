package narratives.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import narratives.feedback.Scale;
import narratives.model.StandardNormal;

/**
 * How far foretold ratings were from the given ones, over all ratings alike (micro), each clipped to the scale first.
 *
 * @param ratings how many
 * @param rmse the root of the mean squared error, in units of the scale
 * @param mae the mean absolute error, in units of the scale
 * @param coverage90 the share of ratings within the central 90 % of what was foretold, before clipping; empty if the
 *     method does not say how sure it is
 */
public record Accuracy(int ratings, double rmse, double mae, OptionalDouble coverage90) {
    /** @throws IllegalArgumentException if there are no outcomes */
    public static Accuracy of(List<Outcome> outcomes, Scale scale) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to measure");
        }
        double squares = 0;
        double sizes = 0;
        int covered = 0;
        int sure = 0;
        for (Outcome outcome : outcomes) {
            double error = error(outcome, scale);
            squares += error * error;
            sizes += Math.abs(error);
            OptionalDouble variance = outcome.estimate().variance();
            if (variance.isPresent()) {
                double half = StandardNormal.NINETY_PERCENT * Math.sqrt(variance.getAsDouble());
                sure++;
                covered += Math.abs(outcome.actual() - outcome.estimate().mean()) <= half ? 1 : 0;
            }
        }
        int n = outcomes.size();
        OptionalDouble coverage = sure == n ? OptionalDouble.of((double) covered / n) : OptionalDouble.empty();
        return new Accuracy(n, Math.sqrt(squares / n), sizes / n, coverage);
    }

    /**
     * Several measurements as one over all of their ratings.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Accuracy pooled(List<Accuracy> parts) {
        double squares = 0;
        double sizes = 0;
        double covered = 0;
        int ratings = 0;
        boolean sure = true;
        for (Accuracy part : parts) {
            ratings += part.ratings;
            squares += part.ratings * part.rmse * part.rmse;
            sizes += part.ratings * part.mae;
            sure &= part.coverage90.isPresent();
            covered += part.ratings * part.coverage90.orElse(0);
        }
        if (ratings == 0) {
            throw new IllegalArgumentException("there is nothing to measure");
        }
        OptionalDouble coverage = sure ? OptionalDouble.of(covered / ratings) : OptionalDouble.empty();
        return new Accuracy(ratings, Math.sqrt(squares / ratings), sizes / ratings, coverage);
    }

    /** Given minus foretold, the latter clipped to the scale. */
    static double error(Outcome outcome, Scale scale) {
        return outcome.actual() - Math.clamp(outcome.estimate().mean(), scale.minimum(), scale.maximum());
    }
}
