package narratives.evaluation.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction for several tests at once (Scandinavian Journal of Statistics 6, 1979). */
public final class Holm {
    private Holm() {}

    /** The corrected p-values, in the order of the given. */
    public static double[] corrected(double[] p) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, p.length).boxed().toList());
        order.sort(Comparator.<Integer>comparingDouble(i -> p[i]).thenComparing(Comparator.naturalOrder()));
        double[] corrected = new double[p.length];
        Arrays.fill(corrected, 1);
        double highest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            highest = Math.max(highest, Math.min(1, (p.length - rank) * p[order.get(rank)]));
            corrected[order.get(rank)] = highest;
        }
        return corrected;
    }
}
