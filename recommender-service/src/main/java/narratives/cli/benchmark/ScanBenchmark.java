package narratives.cli.benchmark;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import narratives.model.NarrativeBlock;
import narratives.model.taste.TasteLists;
import narratives.recommend.ScoreTable;

/** How long the best 20 of many narratives take, beside Taste's recommender and beside the speed of memory. */
public final class ScanBenchmark {
    private static final int BEST = 20;

    /** Of turns as many as fit into this, and a few at least. */
    private static final long TURN_NANOS = 1_500_000_000L;

    private static final int FEWEST_TURNS = 7;
    private static final int MOST_TURNS = 20_000;

    private final long seed;
    private final LongSupplier nanos;

    public ScanBenchmark(long seed, LongSupplier nanos) {
        this.seed = seed;
        this.nanos = nanos;
    }

    /** Measures, and prints a table. */
    public void run(List<Integer> sizes, List<Integer> factors, PrintWriter out) {
        Surroundings here = Surroundings.now();
        double bandwidth = Triad.bandwidth(nanos);
        out.printf(
                Locale.ROOT,
                "%s, %s, %d cores, heap up to %,d MB; %s; load average %.1f; seed %d; best %d%n",
                here.jvm(),
                here.platform(),
                here.cores(),
                here.heapMegabytes(),
                here.at(),
                here.loadAverage(),
                seed,
                BEST);
        out.printf(Locale.ROOT, "memory, one thread: %.1f GB/s (triad, best of its rounds)%n%n", bandwidth / 1e9);
        out.println("| narratives | factors | µs a list | best µs | Taste µs | Taste : ours | GB/s read | of memory |");
        out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
        out.flush();
        for (int size : sizes) {
            for (int width : factors) {
                row(size, width, bandwidth, out);
            }
        }
    }

    private void row(int size, int width, double bandwidth, PrintWriter out) {
        double[] ours = ours(size, width);
        double taste = taste(size, width);
        double read = (double) size * (width + 1) * Float.BYTES / (ours[0] / 1e9);
        out.printf(
                Locale.ROOT,
                "| %,d | %d | %.1f | %.1f | %,.0f | %.1f | %.1f | %.0f %% |%n",
                size,
                width,
                ours[1] / 1e3,
                ours[0] / 1e3,
                taste / 1e3,
                taste / ours[1],
                read / 1e9,
                100 * read / bandwidth);
        out.flush();
    }

    /** The least and the median, in nanoseconds. */
    private double[] ours(int size, int width) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] alike = new double[width + 1][width + 1];
        ScoreTable.Builder builder = new ScoreTable.Builder(size, 0, width);
        for (int item = 0; item < size; item++) {
            builder.set(item, new double[0], new NarrativeBlock(normal(width + 1, random), alike));
        }
        ScoreTable table = builder.build();
        BitSet all = new BitSet(size);
        all.set(0, size);
        double[][] people = new double[64][];
        Arrays.setAll(people, person -> normal(width, random));
        double[] times = times(turn -> table.top(all, people[turn % people.length], BEST).length);
        return new double[] {times[0], times[times.length / 2]};
    }

    private double taste(int size, int width) {
        TasteLists taste = new TasteLists(size, width, seed);
        double[] times = times(turn -> taste.top(BEST).length);
        return times[times.length / 2];
    }

    private interface Turn {
        int run(int turn);
    }

    /** Sorted; after a warm-up as long as the measuring. */
    private double[] times(Turn turn) {
        turns(turn);
        return turns(turn);
    }

    private double[] turns(Turn turn) {
        double[] times = new double[MOST_TURNS];
        int made = 0;
        long begun = nanos.getAsLong();
        while (made < FEWEST_TURNS || (made < MOST_TURNS && nanos.getAsLong() - begun < TURN_NANOS)) {
            long from = nanos.getAsLong();
            if (turn.run(made) != BEST) {
                throw new IllegalStateException("a list is too short");
            }
            times[made++] = nanos.getAsLong() - from;
        }
        double[] sorted = Arrays.copyOf(times, made);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] normal(int count, SplittableRandom random) {
        double[] made = new double[count];
        Arrays.setAll(made, k -> random.nextGaussian());
        return made;
    }
}
