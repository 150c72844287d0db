package narratives.paper;

import static narratives.fixture.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import narratives.catalog.Narrative;
import narratives.fixture.Sample;
import narratives.pack.Printer;
import narratives.pack.Purpose;
import narratives.pack.Sheet;
import narratives.recommend.Recommendation;
import narratives.safety.Support;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrintersTest {
    private static final Recommendation.Help HELP = new Recommendation.Help(
            new Support.Text("en", "Talk to somebody."),
            List.of(new Support.Contact(
                    "A line",
                    Optional.of("000 111"),
                    Optional.of("https://example.org/help"),
                    Optional.of("always"),
                    Optional.empty())));

    @Test
    void aPageSaysWhatTheSheetSays() {
        String page = html(sheet(item("One <b>day</b>", "It was \"dark\" & cold.", Optional.of("Read <this> first."))));

        assertThat(page)
                .contains("<html lang=\"en\">")
                .contains("1. One &lt;b&gt;day&lt;/b&gt;")
                .contains("It was &quot;dark&quot; &amp; cold.")
                .contains("Read &lt;this&gt; first.")
                .contains("to read, about 5 minutes")
                .contains("href=\"https://example.org/x\"")
                .contains("Talk to somebody.")
                .contains("tel:000 111")
                .contains("This list can be opened until November 23, 2026.")
                .doesNotContain("<b>day", "<script", "<this>");
    }

    @Test
    void aPageOfNothingSaysSo() {
        String page = html(sheet());

        assertThat(page)
                .contains("There is nothing in this list")
                .contains("Talk to somebody.")
                .doesNotContain("<ol>");
    }

    @Test
    void aPaperSaysTheSameInReadingOrder() throws IOException {
        try (PDDocument paper = pdf(sheet(item("One day", "It was dark.", Optional.of("Read this first."))))) {
            String text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");

            assertThat(text)
                    .containsSubsequence(
                            "Stories to take home",
                            "You can stop at any time.",
                            "1. One day",
                            "to read, about 5 minutes",
                            "It was dark.",
                            "A note for you",
                            "Read this first.",
                            "If you need help",
                            "Talk to somebody.",
                            "A line: 000 111, always");
        }
    }

    @Test
    void aPaperTellsAScreenReaderWhatIsWhat() throws IOException {
        try (PDDocument paper = pdf(sheet(item("One day", "It was dark.", Optional.empty())))) {
            var catalog = paper.getDocumentCatalog();

            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(paper.getDocumentInformation().getTitle()).isEqualTo("Stories to take home");
            assertThat(catalog.getStructureTreeRoot().getParentTree().getNumbers())
                    .isNotEmpty();
            assertThat(kinds(catalog.getStructureTreeRoot().getKids()))
                    .containsSubsequence("Document", "H1", "P", "Sect", "Link", "Figure", "H2", "P", "Sect", "H2", "P");
        }
    }

    private static List<String> kinds(List<Object> kids) {
        return kids.stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .flatMap(element ->
                        Stream.concat(Stream.of(element.getStructureType()), kinds(element.getKids()).stream()))
                .toList();
    }

    @Test
    void aCodeOnPaperIsReadByACamera() throws Exception {
        try (PDDocument paper = pdf(sheet(item("One day", "It was dark.", Optional.empty())))) {
            var picture = new PDFRenderer(paper).renderImageWithDPI(0, 200);

            var read = new QRCodeMultiReader()
                    .decodeMultiple(
                            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))),
                            Map.of(DecodeHintType.TRY_HARDER, true));

            assertThat(Arrays.stream(read).map(one -> one.getText())).containsExactly("https://example.org/x");
        }
    }

    @Test
    void aLongPackGoesOnOverPagesAndLosesNothing() throws IOException {
        Sheet.Item[] many = IntStream.range(0, 30)
                .mapToObj(i -> item("Story number " + i, "word ".repeat(120) + "end" + i + ".", Optional.empty()))
                .toArray(Sheet.Item[]::new);

        try (PDDocument paper = pdf(sheet(many))) {
            String text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");

            assertThat(paper.getNumberOfPages()).isGreaterThan(5);
            for (int i = 0; i < many.length; i++) {
                assertThat(text).contains("Story number " + i).contains("end" + i + ".");
            }
        }
    }

    @Test
    void aStoryThatIsLongerThanAPageAndAWordThatIsLongerThanALineAreCut() throws IOException {
        try (PDDocument paper = pdf(sheet(item("w".repeat(300), "word ".repeat(3000) + "end.", Optional.empty())))) {
            String text = new PDFTextStripper().getText(paper).replaceAll("\\s+", "");

            assertThat(text).contains("w".repeat(300)).contains("end.");
        }
    }

    @Test
    void lettersThatAreNotOnPaperAreMarkedAndLettersOfOtherAlphabetsAreThere() throws IOException {
        try (PDDocument paper =
                pdf(sheet(item("Ελπίδα надежда Größe 希望", "It was\tdark.\nAnd\u0007 cold.", Optional.empty())))) {
            assertThat(new PDFTextStripper().getText(paper)).contains("Ελπίδα надежда Größe ??");
        }
    }

    private static String html(Sheet sheet) {
        return new String(new HtmlPrinter().print(sheet, addresses()), StandardCharsets.UTF_8);
    }

    private static PDDocument pdf(Sheet sheet) throws IOException {
        return Loader.loadPDF(new PdfPrinter().print(sheet, addresses()));
    }

    private static Printer.Addresses addresses() {
        return new Printer.Addresses(item -> Optional.of("https://example.org/x"), Optional.of(NOON));
    }

    private static Sheet sheet(Sheet.Item... items) {
        return new Sheet(Purpose.DISCHARGE, Optional.empty(), Locale.ENGLISH, List.of(items), HELP);
    }

    private static Sheet.Item item(String title, String summary, Optional<String> note) {
        Narrative plain = Sample.narrative("n");
        return new Sheet.Item(
                new Narrative(
                        plain.id(),
                        new Narrative.Presentation(
                                Optional.of(title),
                                Optional.of(summary),
                                plain.presentation().language(),
                                plain.presentation().modality(),
                                Optional.empty(),
                                OptionalInt.of(300),
                                Optional.empty()),
                        plain.contentWarnings(),
                        plain.status(),
                        plain.availability(),
                        plain.characterisation()),
                note);
    }
}
