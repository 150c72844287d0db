package narratives.evaluation;

import narratives.feedback.Scale;
import narratives.model.Prediction;

/** A {@link Stretch} while it is summed. Not for several threads. */
final class StretchSum {
    private final int from;
    private int ratings;
    private double squares;
    private double sizes;
    private double logScores;
    private double standardised;

    StretchSum(int from) {
        this.from = from;
    }

    void add(Prediction foretold, double rating, Scale scale) {
        double error = rating - Math.clamp(foretold.mean(), scale.minimum(), scale.maximum());
        double rest = rating - foretold.mean();
        double z2 = rest * rest / foretold.variance();
        ratings++;
        squares += error * error;
        sizes += Math.abs(error);
        logScores -= (StrictMath.log(2 * Math.PI * foretold.variance()) + z2) / 2;
        standardised += z2;
    }

    int ratings() {
        return ratings;
    }

    Stretch total() {
        return new Stretch(
                from,
                ratings,
                Math.sqrt(squares / ratings),
                sizes / ratings,
                logScores / ratings,
                standardised / ratings);
    }
}
