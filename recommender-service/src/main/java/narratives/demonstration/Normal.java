package narratives.demonstration;

/** The standard normal distribution. */
final class Normal {
    private static final double[] B = {0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};

    private Normal() {}

    /**
     * The share of the distribution below z, to 7.5e-8: formula 26.2.17 of M. Abramowitz and I. A. Stegun, Handbook of
     * Mathematical Functions, 1964.
     */
    static double below(double z) {
        double t = 1 / (1 + 0.2316419 * StrictMath.abs(z));
        double polynomial = 0;
        for (int i = B.length - 1; i >= 0; i--) {
            polynomial = (polynomial + B[i]) * t;
        }
        double tail = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI) * polynomial;
        return z < 0 ? tail : 1 - tail;
    }
}
