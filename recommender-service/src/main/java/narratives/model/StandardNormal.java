package narratives.model;

/** The normal distribution with mean 0 and variance 1. The same bits on every platform. */
public final class StandardNormal {
    /** Half of a central interval of 50 %, in standard deviations. */
    public static final double FIFTY_PERCENT = 0.6744897501960817;

    /** Half of a central interval of 90 %, in standard deviations. */
    public static final double NINETY_PERCENT = 1.6448536269514722;

    /** Beyond this the tail is below the smallest normal double. */
    private static final double FAR = 37;

    private static final double SWITCH = 7.07106781186547;

    private static final double[] ABOVE = {
        3.52624965998911e-02,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] BELOW = {
        8.83883476483184e-02,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private StandardNormal() {}

    /**
     * The probability of a value below x. Absolute error below 1e-15, relative error of the lower tail below 1e-8 (G.
     * West, Better approximations to cumulative normal functions, Wilmott Magazine, May 2005, 70-76, after J. F. Hart,
     * Computer Approximations, 1968; measured against erfc at every .0001 from 0 to 37).
     */
    public static double cumulative(double x) {
        double size = Math.abs(x);
        double tail = size > FAR ? 0 : tail(size);
        return x > 0 ? 1 - tail : tail;
    }

    private static double tail(double size) {
        double density = StrictMath.exp(-size * size / 2);
        if (size < SWITCH) {
            return density * polynomial(ABOVE, size) / polynomial(BELOW, size);
        }
        double fraction = size + 0.65;
        for (int k = 4; k >= 1; k--) {
            fraction = size + k / fraction;
        }
        return density / fraction / 2.506628274631;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
