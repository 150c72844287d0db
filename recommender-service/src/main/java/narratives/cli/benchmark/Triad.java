package narratives.cli.benchmark;

import java.util.function.LongSupplier;

/**
 * How fast one thread moves memory that no cache holds: a(i) = b(i) + s c(i) over arrays of 256 MB, counted as two reads
 * and a write (J. D. McCalpin, STREAM, 1995). The best of several rounds.
 */
final class Triad {
    private static final int LENGTH = 32 << 20;
    private static final int ROUNDS = 12;

    private Triad() {}

    /** In bytes a second. */
    static double bandwidth(LongSupplier nanos) {
        double[] a = new double[LENGTH];
        double[] b = new double[LENGTH];
        double[] c = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            b[i] = i;
            c[i] = 2 * i;
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = nanos.getAsLong();
            round(a, b, c, 3 + round);
            best = Math.min(best, nanos.getAsLong() - begun);
        }
        return 3.0 * Double.BYTES * LENGTH / (best / 1e9) + 0 * a[LENGTH / 2];
    }

    private static void round(double[] a, double[] b, double[] c, double s) {
        for (int i = 0; i < LENGTH; i++) {
            a[i] = b[i] + s * c[i];
        }
    }
}
