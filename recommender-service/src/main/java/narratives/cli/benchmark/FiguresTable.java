package narratives.cli.benchmark;

import java.io.PrintWriter;
import java.util.Locale;

/** Figures for people: what was measured where, and one line a cell. */
public record FiguresTable(Figures figures) {
    public void print(PrintWriter out) {
        Surroundings place = figures.surroundings();
        line(
                out,
                "%s, %s, %d cores, heap up to %,d MB",
                place.jvm(),
                place.platform(),
                place.cores(),
                place.heapMegabytes());
        line(out, "%s, load average before the run %.2f", place.at(), place.loadAverage());
        line(
                out,
                "seed %d, %,d people, %s; %.0f s a call and cell after %.0f s of warm-up",
                figures.seed(),
                figures.people(),
                figures.payload(),
                figures.seconds(),
                figures.warmUpSeconds());
        out.println();
        line(
                out,
                "%24s  %-27s  %-27s  %8s  %s",
                "",
                "GET /v1 (no-op)",
                "POST /v1/recommendations",
                "in the",
                "list : no-op");
        line(
                out,
                "%10s  %12s  %7s %8s %10s  %7s %8s %10s  %8s  %6s %10s",
                "narratives",
                "connections",
                "p50 ms",
                "p99 ms",
                "per s",
                "p50 ms",
                "p99 ms",
                "per s",
                "model ms",
                "p50",
                "throughput");
        figures.sizes().forEach(size -> size.cells().forEach(cell -> print(out, size, cell)));
        out.println();
        figures.sizes().forEach(size -> print(out, size));
        out.flush();
    }

    private static void print(PrintWriter out, Figures.Size size, Figures.Cell cell) {
        Figures.Call noOp = cell.noOp();
        Figures.Call lists = cell.lists();
        line(
                out,
                "%,10d  %12d  %7.3f %8.3f %,10.0f  %7.3f %8.3f %,10.0f  %8.3f  %5.2fx %9.2fx",
                size.narratives(),
                cell.connections(),
                noOp.p50Millis(),
                noOp.p99Millis(),
                noOp.perSecond(),
                lists.p50Millis(),
                lists.p99Millis(),
                lists.perSecond(),
                cell.modelMillis(),
                cell.timesAtP50(),
                cell.timesInThroughput());
        if (noOp.failed() + lists.failed() > 0) {
            line(out, "%24s  answered by an error: %,d no-ops, %,d lists", "", noOp.failed(), lists.failed());
        }
        if (cell.unrecorded() > 0) {
            line(out, "%24s  not recorded: %,d lists", "", cell.unrecorded());
        }
    }

    private static void print(PrintWriter out, Figures.Size size) {
        line(
                out,
                "%,10d narratives, %,d ratings: imported in %.1f s, ready after %.1f s, trained in %.1f s; lists: %s",
                size.narratives(),
                size.ratings(),
                size.importSeconds(),
                size.readySeconds(),
                size.trainingSeconds(),
                size.tier());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
