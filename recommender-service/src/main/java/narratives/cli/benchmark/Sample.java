package narratives.cli.benchmark;

import java.util.Arrays;
import java.util.List;

/** How long calls took, each of them, and how long all of them together. */
final class Sample {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    /** In nanoseconds, in ascending order. */
    private final long[] times;

    private final long elapsed;
    private final long failed;

    /** @param elapsed from the first call to the end of the last, in nanoseconds */
    private Sample(long[] times, long elapsed, long failed) {
        this.times = times;
        this.elapsed = elapsed;
        this.failed = failed;
    }

    /** What one connection sees. Not thread-safe. */
    static final class Times {
        private static final int ROOM = 1 << 14;
        private long[] times = new long[ROOM];
        private int count;
        private long failed;

        void add(long nanos) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * times.length);
            }
            times[count++] = nanos;
        }

        void failed() {
            failed++;
        }
    }

    /** What connections saw that were busy at the same time. */
    static Sample of(List<Times> connections, long elapsed) {
        long[] all = connections.stream()
                .flatMapToLong(one -> Arrays.stream(one.times, 0, one.count))
                .sorted()
                .toArray();
        return new Sample(
                all, elapsed, connections.stream().mapToLong(one -> one.failed).sum());
    }

    /** Several that were taken one after the other. */
    static Sample together(List<Sample> samples) {
        return new Sample(
                samples.stream()
                        .flatMapToLong(one -> Arrays.stream(one.times))
                        .sorted()
                        .toArray(),
                samples.stream().mapToLong(one -> one.elapsed).sum(),
                samples.stream().mapToLong(one -> one.failed).sum());
    }

    int answered() {
        return times.length;
    }

    /** Calls that were answered by anything but 200. */
    long failed() {
        return failed;
    }

    double perSecond() {
        return times.length / (elapsed / NANOS_PER_SECOND);
    }

    /** The shortest time within which this share of the calls were answered (nearest rank), in milliseconds. */
    double millis(double share) {
        int rank = (int) Math.ceil(share * times.length);
        return times[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }
}
