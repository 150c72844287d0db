package narratives.cli.evaluating;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedMap;
import narratives.evaluation.TestBed;

/**
 * What was measured on a file, as JSON: errors in points of the scale, shares from 0 to 1, times in seconds.
 *
 * @param splitSha256 of what was held out
 */
public record FileReport(
        String split,
        String splitSha256,
        long seed,
        int people,
        int narratives,
        int ratings,
        double minimum,
        double maximum,
        SortedMap<String, TestBed.Found> algorithms) {
    /** One line for each algorithm and metric. */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d people, %,d narratives, %,d ratings; split %s, SHA-256 %s%n",
                people,
                narratives,
                ratings,
                split,
                splitSha256);
        algorithms.forEach((name, found) -> found.metrics()
                .forEach((metric, value) -> out.printf(
                        Locale.ROOT,
                        "%-15s %-22s %8.4f  [%.4f, %.4f]%n",
                        name,
                        metric,
                        value.mean(),
                        value.low(),
                        value.high())));
        out.flush();
    }
}
