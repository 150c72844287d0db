package narratives.safety;

/**
 * What is known of a rate: a beta distribution. {@code a} and {@code b} are the numbers of cases and of others, with those
 * of the prior.
 */
public record Beta(double a, double b) {
    /** Far below anything that a decision could turn on. */
    private static final double NEGLIGIBLE = 1e-15;

    /** The fraction below converges in about sqrt(a + b) steps; more would be a fault. */
    private static final int MOST_STEPS = 100_000;

    /** Halvings that bring an interval of 0 to 1 below the precision of a double. */
    private static final int HALVINGS = 60;

    /** From here on the series of Stirling has an error below 1e-14 after four terms. */
    private static final double LARGE = 12;

    /** @throws IllegalArgumentException unless both are positive and finite */
    public Beta {
        if (!(a > 0 && b > 0 && a + b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a beta distribution of " + a + " and " + b);
        }
    }

    public double mean() {
        return a / (a + b);
    }

    /** The probability that the rate is above a value within 0 and 1. */
    public double above(double value) {
        return 1 - below(value);
    }

    /** The value that the rate is below with a probability. */
    public double quantile(double probability) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The regularised incomplete beta function I_x(a, b) (DLMF 8.17), by its continued fraction (8.17.22). */
    private double below(double x) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + lnGamma(a + b) - lnGamma(a) - lnGamma(b));
        // The fraction converges fast below (a + 1) / (a + b + 2); beyond it I_x(a, b) = 1 - I_(1-x)(b, a).
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** 1 / (1 + d1 / (1 + d2 / (1 + ...))), from the front, by the recurrence of Wallis, rescaled as it goes. */
    private static double fraction(double x, double a, double b) {
        double before = 0;
        double now = 1;
        double belowBefore = 1;
        double below = 1;
        double value = 1;
        for (int step = 1; step < MOST_STEPS; step++) {
            int m = step / 2;
            double d = step % 2 == 0
                    ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                    : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            double next = now + d * before;
            double belowNext = below + d * belowBefore;
            before = now / belowNext;
            belowBefore = below / belowNext;
            now = next / belowNext;
            below = 1;
            double approached = now;
            if (Math.abs(approached - value) < NEGLIGIBLE * Math.abs(approached)) {
                return approached;
            }
            value = approached;
        }
        throw new IllegalStateException("the fraction of a beta distribution does not converge");
    }

    /** ln of the gamma function (DLMF 5.11.1), moved to where the series holds by ln G(x) = ln G(x + 1) - ln x. */
    private static double lnGamma(double x) {
        double moved = 0;
        double at = x;
        while (at < LARGE) {
            moved -= Math.log(at);
            at++;
        }
        double inverse = 1 / at;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return moved + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
