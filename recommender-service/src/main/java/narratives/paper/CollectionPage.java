package narratives.paper;

import io.quarkus.qute.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import narratives.collection.CollectionReport;

/** The report of a collection as a page in one piece: tables whose bars are drawn by the page itself. */
public final class CollectionPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    /** As many as anybody reads. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private final Template page = Templates.read("collection.html");

    /** The answers to a question, as texts. */
    public record Block(
            String question,
            String label,
            int answered,
            int unanswered,
            String simpson,
            String evenness,
            String numbers,
            List<Bar> bars) {}

    /** @param percent of the narratives that answered */
    public record Bar(String label, int narratives, int percent) {}

    /** A group of readers; "fewer than 5" where nobody shall be made out. */
    public record Group(String question, String answer, String readers, int narratives, boolean isLacking) {}

    /** Two answers that no narrative has together. */
    public record Hole(String question, String answer, String otherQuestion, String otherAnswer, String expected) {}

    /** What is not known of narratives. */
    public record Unknown(String what, int narratives, int percent) {}

    /** The bytes of the page, in UTF-8. */
    public byte[] print(CollectionReport report) {
        return page.data("takenAt", TIME.format(report.takenAt().atOffset(ZoneOffset.UTC)))
                .data("instrumentVersion", report.instrumentVersion())
                .data("held", report.held())
                .data("unknowns", unknowns(report))
                .data(
                        "blocks",
                        report.breakdowns().stream().map(CollectionPage::block).toList())
                .data("holes", report.gaps().stream().map(CollectionPage::hole).toList())
                .data("allGaps", report.allGaps())
                .data(
                        "groups",
                        report.readers().stream().map(CollectionPage::group).toList())
                .data("served", report.shown().lists())
                .data("never", report.shown().never())
                .data("gini", number(report.shown().gini()))
                .data(
                        "neverIds",
                        report.shown().some().stream().map(id -> id.value()).toList())
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Unknown> unknowns(CollectionReport report) {
        CollectionReport.Missing missing = report.missing();
        int all = report.held().published();
        return List.of(
                unknown("content warnings", missing.contentWarnings(), all),
                unknown("an address", missing.contentUri(), all),
                unknown("language", missing.language(), all),
                unknown("modality", missing.modality(), all),
                unknown("duration", missing.durationSeconds(), all),
                unknown("reading level", missing.readingLevel(), all));
    }

    private static Unknown unknown(String what, int narratives, int all) {
        return new Unknown(what, narratives, percent(narratives, all));
    }

    private static Block block(CollectionReport.Breakdown breakdown) {
        return new Block(
                breakdown.question(),
                breakdown.label(),
                breakdown.answered(),
                breakdown.unanswered(),
                number(breakdown.simpson()),
                number(breakdown.evenness()),
                breakdown
                        .numbers()
                        .map(numbers -> plain(numbers.minimum()) + " to " + plain(numbers.maximum())
                                + ", half of them up to " + plain(numbers.median()))
                        .orElse(""),
                breakdown.shares().stream()
                        .map(share -> new Bar(
                                share.label(), share.narratives(), percent(share.narratives(), breakdown.answered())))
                        .toList());
    }

    private static Group group(CollectionReport.ReaderGroup group) {
        return new Group(
                group.question(),
                group.answer(),
                group.readers().isPresent() ? Integer.toString(group.readers().getAsInt()) : "fewer than 5",
                group.narratives(),
                group.narratives() == 0);
    }

    private static Hole hole(CollectionReport.Gap gap) {
        return new Hole(
                gap.question(),
                gap.answer(),
                gap.otherQuestion(),
                gap.otherAnswer(),
                String.format(Locale.ROOT, "%.1f", gap.expected()));
    }

    private static int percent(int some, int all) {
        return all == 0 ? 0 : Math.round(100f * some / all);
    }

    private static String plain(double number) {
        return new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString();
    }

    /** Two decimals; a dash where there is no number. */
    private static String number(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.2f", number.getAsDouble()) : "–";
    }
}
