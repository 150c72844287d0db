package narratives.paper;

import static narratives.fixture.Sample.NOON;
import static narratives.fixture.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import narratives.collection.CollectionReport;
import org.junit.jupiter.api.Test;

class CollectionPageTest {
    @Test
    void aPageSaysWhatTheReportSays() {
        CollectionReport report = new CollectionReport(
                NOON,
                2,
                new CollectionReport.Held(1, 4, 0),
                new CollectionReport.Missing(1, 2, 0, 0, 0, 4),
                List.of(
                        new CollectionReport.Breakdown(
                                "tone",
                                "How does it <i>feel</i>?",
                                3,
                                1,
                                List.of(
                                        new CollectionReport.Share("upbeat", "Upbeat", 3),
                                        new CollectionReport.Share("mixed", "Mixed & so on", 0)),
                                OptionalDouble.of(0.5),
                                OptionalDouble.empty(),
                                Optional.empty()),
                        new CollectionReport.Breakdown(
                                "words",
                                "How long?",
                                2,
                                2,
                                List.of(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                Optional.of(new CollectionReport.Numbers(100, 300, 900)))),
                List.of(new CollectionReport.Gap("tone", "upbeat", "narrator-gender", "woman", 3.25)),
                7,
                List.of(new CollectionReport.ReaderGroup("gender", "man", OptionalInt.empty(), "narrator-gender", 0)),
                new CollectionReport.Shown(12, 1, List.of(id("n-4")), OptionalDouble.of(0.25)));

        String page = new String(new CollectionPage().print(report), StandardCharsets.UTF_8);

        assertThat(page)
                .contains(
                        "Taken on 2026-11-23 12:00 UTC",
                        "4 narratives are published, 1 are drafts",
                        "<td>content warnings</td><td class=\"n\">1</td>",
                        "width:25%",
                        "How does it &lt;i&gt;feel&lt;/i&gt;?",
                        "<td>Mixed &amp; so on</td><td class=\"n\">0</td>",
                        "answered 3 times, open 1 times; Simpson 0.50, evenness –",
                        "100 to 900, half of them up to 300",
                        "7 pairs of answers",
                        "<td class=\"n\">3.3</td>",
                        "<tr class=\"none\"><td>gender</td><td>man</td><td class=\"n\">fewer than 5</td>",
                        "served 12 times",
                        "n-4",
                        "only one): 0.25")
                .doesNotContain("<i>feel", "<script", "http");
    }
}
