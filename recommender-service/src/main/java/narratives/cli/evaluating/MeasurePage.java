package narratives.cli.evaluating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import narratives.evaluation.Metrics;
import org.jspecify.annotations.Nullable;

/** A report as one page that needs nothing else: tables, plots, and every figure. */
final class MeasurePage {
    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem;color:#222}
            table{border-collapse:collapse;margin:.5rem 0 1.5rem;display:block;overflow-x:auto}
            th,td{padding:.15rem .6rem;text-align:right;border-bottom:1px solid #ddd;white-space:nowrap}
            th:first-child,td:first-child{text-align:left}
            td small{color:#777}svg text{font:11px system-ui,sans-serif;fill:#333}
            svg{max-width:100%;height:auto}code{background:#f3f3f3;padding:0 .2rem}
            """;

    private final MeasureReport report;
    private final StringBuilder html = new StringBuilder();

    MeasurePage(MeasureReport report) {
        this.report = report;
    }

    String html() {
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<title>Evaluation</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>Evaluation</h1>\n");
        about();
        int k = report.how().k();
        table("Accuracy", accuracy());
        table(
                "Lists",
                List.of(
                        Metrics.at(Metrics.NDCG, k),
                        Metrics.at(Metrics.PRECISION, k),
                        Metrics.at(Metrics.RECALL, k),
                        Metrics.at(Metrics.RECALL, 2 * k),
                        Metrics.at(Metrics.MAP, k),
                        Metrics.at(Metrics.MRR, k)));
        table(
                "Diversity and coverage",
                List.of(
                        Metrics.at(Metrics.ILD, k),
                        Metrics.at(Metrics.NOVELTY, k),
                        Metrics.at(Metrics.GINI, k),
                        Metrics.at(Metrics.CATALOGUE_COVERAGE, k),
                        Metrics.at(Metrics.USER_COVERAGE, k)));
        differences();
        plots();
        costs();
        everything();
        return html.append("</body></html>\n").toString();
    }

    private void about() {
        MeasureReport.Data data = report.data();
        MeasureReport.How how = report.how();
        html.append(String.format(
                Locale.ROOT,
                "<p>%,d people, %,d narratives, %,d ratings from %s to %s. Split <code>%s</code>, seed %d%s.%s</p>\n",
                data.people(),
                data.narratives(),
                data.ratings(),
                number(data.minimum()),
                number(data.maximum()),
                Svg.escaped(how.split()),
                how.seed(),
                how.shape().isEmpty() ? "" : ", " + how.draws() + " draws of " + how.shape(),
                how.withoutRelevant() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " Of %,d people asked about, %,d have nothing relevant held out.",
                                how.tested(),
                                how.withoutRelevant())));
        html.append("<p>SHA-256 of what is held out:");
        how.splitSha256()
                .forEach((suffix, hash) -> html.append(" <code>")
                        .append(Svg.escaped(suffix.isEmpty() ? hash : suffix + " " + hash))
                        .append("</code>"));
        html.append("</p>\n<p>Small figures are 95 % intervals: from draws of people with all of their ratings, or over"
                + " draws of ratings.</p>\n");
    }

    private static List<String> accuracy() {
        return List.of(
                Metrics.RMSE,
                Metrics.MAE,
                Metrics.RMSE + Metrics.MACRO,
                Metrics.MAE + Metrics.MACRO,
                Metrics.LOG_SCORE,
                Metrics.COVERAGE + 50,
                Metrics.COVERAGE + 90,
                Metrics.CALIBRATION_ERROR);
    }

    private void table(String title, List<String> metrics) {
        html.append("<h2>").append(title).append("</h2>\n<table><tr><th>algorithm</th>");
        metrics.forEach(metric -> html.append("<th>").append(metric).append("</th>"));
        html.append("</tr>\n");
        report.algorithms().forEach((name, algorithm) -> {
            html.append("<tr><td>").append(Svg.escaped(name)).append("</td>");
            metrics.forEach(metric -> cell(algorithm.metrics().get(metric)));
            html.append("</tr>\n");
        });
        html.append("</table>\n");
    }

    private void cell(MeasureReport.@Nullable Figure figure) {
        if (figure == null) {
            html.append("<td></td>");
        } else if (figure.low() == figure.high()) {
            html.append(String.format(Locale.ROOT, "<td>%.4f</td>", figure.mean()));
        } else {
            html.append(String.format(
                    Locale.ROOT, "<td>%.4f <small>%.4f–%.4f</small></td>", figure.mean(), figure.low(), figure.high()));
        }
    }

    private void differences() {
        if (report.differences().isEmpty()) {
            return;
        }
        html.append("<h2>Differences</h2>\n<p>The first minus the other; p of a two-sided sign-flip test, corrected for"
                + " all of these (Holm).</p>\n<table><tr><th>first</th><th>other</th><th>metric</th>"
                + "<th>difference</th><th>p</th></tr>\n");
        report.differences()
                .forEach(found -> html.append(String.format(
                        Locale.ROOT,
                        "<tr><td>%s</td><td>%s</td><td>%s</td><td>%+.4f <small>%+.4f–%+.4f</small></td>"
                                + "<td>%.4f</td></tr>%n",
                        Svg.escaped(found.first()),
                        Svg.escaped(found.other()),
                        found.metric(),
                        found.difference(),
                        found.low(),
                        found.high(),
                        found.p())));
        html.append("</table>\n");
    }

    private void plots() {
        int k = report.how().k();
        if (report.how().split().equals(InTime.SPLIT)) {
            plot(
                    "In the order of time",
                    "RMSE of the next ratings, by how many had been given before.",
                    new Svg("ratings before", "rmse", curves(Metrics.RMSE + Metrics.AFTER)),
                    true);
            return;
        }
        plot(
                "Learning curve",
                "RMSE by how many of a person's ratings were known.",
                new Svg("ratings known, at least", "rmse", curves(Metrics.RMSE + Metrics.KNOWN)),
                true);
        plot(
                "Calibration",
                "What central intervals hold, against what they should: right is the diagonal.",
                new Svg("nominal, %", "held", curves(Metrics.COVERAGE)),
                true);
        String variety = report.algorithms().values().stream()
                        .anyMatch(one -> one.mean(Metrics.at(Metrics.ILD, k)).isPresent())
                ? Metrics.at(Metrics.ILD, k)
                : Metrics.at(Metrics.NOVELTY, k);
        plot(
                "Accuracy against diversity",
                "",
                new Svg(variety, Metrics.at(Metrics.NDCG, k), points(variety, Metrics.at(Metrics.NDCG, k))),
                false);
        plot(
                "Coverage",
                "How much of the catalogue is shown, and how evenly.",
                new Svg(
                        Metrics.at(Metrics.CATALOGUE_COVERAGE, k),
                        Metrics.at(Metrics.GINI, k),
                        points(Metrics.at(Metrics.CATALOGUE_COVERAGE, k), Metrics.at(Metrics.GINI, k))),
                false);
    }

    private void plot(String title, String about, Svg svg, boolean joined) {
        html.append("<h2>").append(title).append("</h2>\n");
        if (!about.isEmpty()) {
            html.append("<p>").append(about).append("</p>\n");
        }
        html.append(svg.draw(joined)).append('\n');
    }

    /** Of metrics whose name ends in a number, by that number. */
    private List<Svg.Series> curves(String prefix) {
        List<Svg.Series> series = new ArrayList<>();
        report.algorithms().forEach((name, algorithm) -> {
            List<Svg.Point> points = algorithm.metrics().entrySet().stream()
                    .filter(metric -> metric.getKey().matches(prefix + "[0-9]+"))
                    .map(metric -> new Svg.Point(
                            Integer.parseInt(metric.getKey().substring(prefix.length())),
                            metric.getValue().mean()))
                    .sorted(Comparator.comparingDouble(Svg.Point::x))
                    .toList();
            if (!points.isEmpty()) {
                series.add(new Svg.Series(name, points));
            }
        });
        return series;
    }

    private List<Svg.Series> points(String x, String y) {
        List<Svg.Series> series = new ArrayList<>();
        report.algorithms().forEach((name, algorithm) -> {
            OptionalDouble across = algorithm.mean(x);
            OptionalDouble up = algorithm.mean(y);
            if (across.isPresent() && up.isPresent()) {
                series.add(new Svg.Series(name, List.of(new Svg.Point(across.getAsDouble(), up.getAsDouble()))));
            }
        });
        return series;
    }

    private void costs() {
        html.append("<h2>Time and memory</h2>\n<table><tr><th>algorithm</th><th>to learn, s</th><th>to foretell and"
                + " list, s</th><th>peak memory, MB</th></tr>\n");
        report.algorithms()
                .forEach((name, algorithm) -> html.append(String.format(
                        Locale.ROOT,
                        "<tr><td>%s</td><td>%.1f</td><td>%.1f</td><td>%.0f</td></tr>%n",
                        Svg.escaped(name),
                        algorithm.fitSeconds(),
                        algorithm.testSeconds(),
                        algorithm.peakMegabytes())));
        html.append("</table>\n");
    }

    private void everything() {
        Set<String> names = new TreeSet<>();
        report.algorithms()
                .values()
                .forEach(algorithm -> names.addAll(algorithm.metrics().keySet()));
        html.append("<details><summary>Every metric</summary>\n<table><tr><th>metric</th>");
        report.algorithms()
                .keySet()
                .forEach(name -> html.append("<th>").append(Svg.escaped(name)).append("</th>"));
        html.append("</tr>\n");
        names.forEach(metric -> {
            html.append("<tr><td>").append(Svg.escaped(metric)).append("</td>");
            for (Map.Entry<String, MeasureReport.Algorithm> algorithm :
                    report.algorithms().entrySet()) {
                cell(algorithm.getValue().metrics().get(metric));
            }
            html.append("</tr>\n");
        });
        html.append("</table></details>\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
