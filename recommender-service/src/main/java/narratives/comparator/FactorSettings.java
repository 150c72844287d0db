package narratives.comparator;

/**
 * How factors are learned by stochastic gradient steps.
 *
 * @param factors how many numbers describe a person, and a narrative; 1 or more
 * @param epochs how often every rating is gone through; 0 or more
 * @param rate the length of a step, above 0
 * @param penalty what large numbers cost, 0 or more; the same for biases and factors
 * @param spread the standard deviation of the normal numbers that factors start from, 0 or more
 */
record FactorSettings(int factors, int epochs, double rate, double penalty, double spread) {
    /** The defaults of SVD in the library Surprise (N. Hug, Journal of Open Source Software 5, 2020). */
    static final FactorSettings SVD = new FactorSettings(100, 20, 0.005, 0.02, 0.1);

    /** The defaults of SVDpp in Surprise. */
    static final FactorSettings SVD_PLUS_PLUS = new FactorSettings(20, 20, 0.007, 0.02, 0.1);

    FactorSettings {
        if (factors < 1) {
            throw new IllegalArgumentException("factors is " + factors + "; must be at least 1");
        }
        if (epochs < 0) {
            throw new IllegalArgumentException("epochs is " + epochs + "; must be at least 0");
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate is " + rate + "; must be above 0 and at most 1");
        }
        if (!(penalty >= 0 && penalty <= 1)) {
            throw new IllegalArgumentException("penalty is " + penalty + "; must be within 0 and 1");
        }
        if (!(spread >= 0 && spread <= 1)) {
            throw new IllegalArgumentException("spread is " + spread + "; must be within 0 and 1");
        }
    }
}
