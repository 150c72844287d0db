package narratives.model.engagement;

import java.util.Arrays;

/**
 * How scores over a catalogue are made alike: minus their mean, by their standard deviation.
 *
 * @param spread the standard deviation; 0 if all are equal, but for rounding: then every score is made 0
 */
record Standard(double mean, double spread) {
    /** A spread that is less than this, beside the mean, is one of rounding. */
    private static final double ROUNDING = 1e-12;

    Standard {
        spread = spread > ROUNDING * Math.max(1, Math.abs(mean)) ? spread : 0;
    }

    static Standard of(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        return new Standard(mean, spread(scores, mean));
    }

    /** The standard deviation of scores about their mean. */
    static double spread(double[] scores, double mean) {
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        return Math.sqrt(squares / Math.max(1, scores.length));
    }

    /** What a step of the score counts. */
    double slope() {
        return spread == 0 ? 0 : 1 / spread;
    }

    double of(double score) {
        return (score - mean) * slope();
    }

    double[] all(double[] scores) {
        return Arrays.stream(scores).map(this::of).toArray();
    }
}
