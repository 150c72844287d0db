package narratives.model;

import java.util.Arrays;

/**
 * What is believed of the variances before any rating: scaled inverse chi-square with {@link #PSEUDO_COUNT} degrees of
 * freedom about these guesses, so that a learned variance is (n0 v0 + sum) / (n0 + n). Guesses are shares of the
 * squared range of the scale, so the same beliefs serve any scale.
 *
 * <p>The shares are near what three public sets of ratings show (FilmTrust, MovieLens, reactions to news stories:
 * people .009 to .043, things .006 to .015, noise .034 to .048), chosen by us; they weigh as much as one person or
 * narrative, and so matter to the first handful of ratings only.
 */
final class WeakPrior {
    /** How many observations a guess weighs. */
    static final double PSEUDO_COUNT = 1;

    private static final double PERSON = .0125;
    private static final double NARRATIVE = .0125;
    private static final double NOISE = .05;

    /** All slopes together move a rating by an eighth of what people do: between what pays on films and on books. */
    private static final double SLOPES = PERSON / 8;

    /** What can be expected from features: a quarter of the differences, shared by the questions. */
    private static final double EXPLAINED = .25;

    /** The mean effect of narratives about mu: a standard deviation of an eighth of the range, so anything sensible. */
    private static final double INTERCEPT = 1.0 / 64;

    /**
     * Of a person on one factor, and of a narrative, which has no unit: a tenth of a squared star on five and a half, with
     * which the reference runs began. Only the product means anything, and both are learned.
     */
    private static final double FACTOR_OF_PERSON = .1 / 16;

    private static final double FACTOR_OF_NARRATIVE = .5;

    /** No variance falls below a thousandth of the range, squared: finer than any answer. */
    private static final double LEAST = 1e-6;

    private static final double LEAST_FACTOR = 1e-4;

    private static final double LONGEST_STEP = 4;

    private final double unit;

    WeakPrior(double range) {
        this.unit = range * range;
    }

    double noise() {
        return NOISE * unit;
    }

    /** Of a rating of which neither person nor narrative is known. */
    double rating() {
        return (PERSON + NARRATIVE + NOISE) * unit;
    }

    /** For the effect and each of some factors. */
    double[] narrative(int factors) {
        double[] guesses = new double[factors + 1];
        Arrays.fill(guesses, FACTOR_OF_NARRATIVE);
        guesses[0] = NARRATIVE * unit;
        return guesses;
    }

    double intercept() {
        return INTERCEPT * unit;
    }

    /** For the level, each of some components and each of some factors. */
    double[] person(int components, int factors) {
        double[] guesses = new double[components + 1 + factors];
        guesses[0] = PERSON * unit;
        Arrays.fill(guesses, 1, components + 1, SLOPES * unit / Math.max(1, components));
        Arrays.fill(guesses, components + 1, guesses.length, FACTOR_OF_PERSON * unit);
        return guesses;
    }

    /** The variance of each weight of a map that explains a part of a variance; each question has a variance of 1. */
    static double weight(double variance, int questions) {
        return EXPLAINED * variance / Math.max(1, questions);
    }

    /** Whether anybody would notice such a variance of what is foretold: more than a thousandth of the range, squared. */
    boolean isNoticed(double variance) {
        return variance > LEAST * unit;
    }

    /** A learned variance of noise or of a factor of people, from expected squares. */
    double learned(double guess, double sumOfSquares, int n) {
        return Math.max(LEAST * unit, (PSEUDO_COUNT * guess + sumOfSquares) / (PSEUDO_COUNT + n));
    }

    /** A learned variance of a factor of narratives, which has no unit; the floor is that of the reference. */
    static double learnedFactor(double guess, double sumOfSquares, int n) {
        return Math.max(LEAST_FACTOR, (PSEUDO_COUNT * guess + sumOfSquares) / (PSEUDO_COUNT + n));
    }

    /**
     * A learned variance of effects, one step nearer to where it agrees with them: v = (n0 v0 + squares) / (n0 +
     * gamma), with gamma = sum (1 - S / v) the number of effects that the ratings determine (MacKay, Neural
     * Computation 4, 1992, 415-447). It ends where n0 v0 + squares + sum S = (n0 + n) v does, but where ratings are
     * few it arrives in tens of sweeps, not thousands. A step is at most a factor of {@link #LONGEST_STEP}.
     *
     * @param now the variance v by which the posteriors were found
     * @param squares of the posterior means about their expectation, and of what is not known of that
     * @param posteriors the sum of the posterior variances S
     * @param n how many effects
     */
    double learned(double guess, double now, double squares, double posteriors, int n) {
        double determined = Math.max(0, n - posteriors / now);
        double next = (PSEUDO_COUNT * guess + squares) / (PSEUDO_COUNT + determined);
        return Math.max(LEAST * unit, Math.clamp(next, now / LONGEST_STEP, now * LONGEST_STEP));
    }
}
