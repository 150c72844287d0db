package narratives.cli.evaluating;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import narratives.cli.importing.Refusal;
import narratives.evaluation.Metrics;
import narratives.json.Json;

/** Where a report is written: {@code report.json} for machines, {@code report.html} for people. */
public final class ReportFolder {
    private final Path folder;

    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws Refusal if nothing can be written there; better now than after hours */
    public void check() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "report", ".tmp"));
        } catch (IOException unwritable) {
            throw new Refusal("--report " + folder + " cannot be written.");
        }
    }

    /** Writes both. */
    public void write(MeasureReport report) {
        try {
            Files.writeString(folder.resolve("report.json"), Json.write(report) + "\n", StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("report.html"), new MeasurePage(report).html(), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new Refusal("--report " + folder + " cannot be written.");
        }
    }

    /** The main figures, as a table in Markdown; an asterisk where the first algorithm differs, p below 0.05. */
    public static void print(MeasureReport report, PrintWriter out) {
        int k = report.how().k();
        List<String> metrics = List.of(
                        Metrics.RMSE,
                        Metrics.MAE,
                        Metrics.LOG_SCORE,
                        Metrics.COVERAGE + 90,
                        Metrics.at(Metrics.NDCG, k),
                        Metrics.at(Metrics.RECALL, 2 * k),
                        Metrics.at(Metrics.NOVELTY, k),
                        Metrics.at(Metrics.CATALOGUE_COVERAGE, k))
                .stream()
                .filter(metric -> report.algorithms().values().stream()
                        .anyMatch(algorithm -> algorithm.mean(metric).isPresent()))
                .toList();
        MeasureReport.Data data = report.data();
        out.printf(
                Locale.ROOT,
                "%,d people, %,d narratives, %,d ratings; split %s, seed %d%s%n",
                data.people(),
                data.narratives(),
                data.ratings(),
                report.how().split(),
                report.how().seed(),
                report.how().shape().isEmpty()
                        ? ""
                        : ", " + report.how().draws() + " draws of "
                                + report.how().shape());
        report.how().splitSha256().forEach((suffix, hash) -> out.printf("SHA-256 %s%s%n", hash, " " + suffix));
        out.println();
        out.println("| algorithm | " + String.join(" | ", metrics) + " | s to learn |");
        out.println("|---|" + "---:|".repeat(metrics.size() + 1));
        report.algorithms().forEach((name, algorithm) -> {
            StringBuilder row = new StringBuilder("| " + name + " |");
            metrics.forEach(metric -> row.append(
                    algorithm.mean(metric).isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    " %.4f%s |",
                                    algorithm.mean(metric).getAsDouble(),
                                    sign(report, name, metric))
                            : " |"));
            out.println(row + String.format(Locale.ROOT, " %.1f |", algorithm.fitSeconds()));
        });
        out.flush();
    }

    private static String sign(MeasureReport report, String name, String metric) {
        return report.differences().stream()
                        .anyMatch(found ->
                                found.other().equals(name) && found.metric().equals(metric) && found.p() < 0.05)
                ? "*"
                : "";
    }
}
