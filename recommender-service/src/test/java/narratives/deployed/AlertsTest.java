package narratives.deployed;

import static narratives.deployed.Manifest.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alerts fire when they should and not otherwise; each has a runbook; alerts and dashboard ask for meters that exist. */
class AlertsTest {
    private static final Path PROMETHEUS = Repository.DEPLOY.resolve("prometheus");
    private static final Path ALERTS = PROMETHEUS.resolve("alerts.yml");
    private static final Path TESTS = PROMETHEUS.resolve("alerts-test.yml");
    private static final Path DASHBOARD =
            Repository.DEPLOY.resolve("grafana").resolve("dashboards").resolve("recommender.json");
    private static final Path PAGE = Repository.ROOT.resolve("docs").resolve("operations.md");

    private static final Set<String> SUMMED = Set.of(
            "recommender_lists_seconds",
            "recommender_list_diversity",
            "recommender_training_seconds",
            "recommender_comparators_seconds");

    private static final Pattern METER_ROW = Pattern.compile("(?m)^\\| `(recommender_[a-z_]+)` \\| ([a-z]+)");
    private static final Pattern METER_USED = Pattern.compile("recommender_[a-z_]+");

    @Test
    void theClusterHasTheSameAlertsAsCompose() {
        assertThat(Repository.document(Repository.K8S.resolve("base").resolve("alerts.yaml"))
                        .at("/spec"))
                .isEqualTo(Repository.document(ALERTS));
    }

    @Test
    void everyAlertHasARunbook() {
        String page = Repository.text(PAGE);

        assertThat(alerts()).hasSizeGreaterThan(8).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(page).contains("\n#### " + name + "\n");
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        });
    }

    @Test
    void everyAlertIsTestedToFireAndNotToFire() {
        Set<String> fires = new TreeSet<>();
        Set<String> rests = new TreeSet<>();
        elements(Repository.document(TESTS).path("tests"))
                .flatMap(test -> elements(test.path("alert_rule_test")))
                .forEach(test -> (test.path("exp_alerts").isEmpty() ? rests : fires)
                        .add(test.path("alertname").asText()));

        Set<String> all = alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(fires).isEqualTo(all);
        assertThat(rests).isEqualTo(all);
    }

    @Test
    void theAlertsDoWhatTheirTestsSay() {
        String promtool = promtool();

        assertThat(Repository.run(List.of(promtool, "check", "rules", ALERTS.toString())))
                .contains("SUCCESS");
        assertThat(Repository.run(List.of(promtool, "test", "rules", TESTS.toString())))
                .contains("SUCCESS");
    }

    @Test
    void prometheusReadsItsConfiguration() {
        String configuration = PROMETHEUS.resolve("prometheus.yml").toString();

        assertThat(Repository.run(List.of(promtool(), "check", "config", configuration)))
                .contains("SUCCESS");
    }

    @Test
    void alertsAskForMetersThatExist() {
        assertThat(used(Repository.text(ALERTS))).isNotEmpty().isSubsetOf(names(meters()));
    }

    @Test
    void theDashboardShowsEveryMeterAndNoOther() {
        Set<String> shown = used(Repository.text(DASHBOARD));

        assertThat(shown).isSubsetOf(names(meters()));
        assertThat(meters())
                .allSatisfy(meter ->
                        assertThat(names(List.of(meter))).as(meter.group(1)).anyMatch(shown::contains));
    }

    private static String promtool() {
        Optional<Path> promtool = Repository.program("promtool");
        assumeTrue(
                promtool.isPresent(),
                "promtool is not installed (Debian: prometheus): the expressions of the alerts were not tried");
        return promtool.orElseThrow().toString();
    }

    private static List<JsonNode> alerts() {
        return elements(Repository.document(ALERTS).path("groups"))
                .flatMap(group -> elements(group.path("rules")))
                .toList();
    }

    private static List<MatchResult> meters() {
        return METER_ROW.matcher(Repository.text(PAGE)).results().toList();
    }

    /** As Prometheus has them: a timer or a summary is a count and a sum, with a histogram also buckets. */
    private static Set<String> names(List<MatchResult> meters) {
        return meters.stream()
                .flatMap(meter -> {
                    String name = meter.group(1);
                    return SUMMED.contains(name)
                            ? List.of(name + "_count", name + "_sum", name + "_bucket").stream()
                            : List.of(name).stream();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used(String text) {
        return METER_USED
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
