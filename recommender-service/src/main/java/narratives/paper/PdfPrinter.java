package narratives.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import narratives.pack.PackWords;
import narratives.pack.PackWords.Fixed;
import narratives.pack.Printer;
import narratives.pack.Sheet;
import narratives.safety.Support;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** A4 pages to be handed over: large letters, one narrative kept together, a code beside it that opens it. */
public final class PdfPrinter implements Printer {
    /** Sizes of letters in points; what is read is never below 12, as guides to accessible print ask for. */
    private static final float TITLE = 24;

    private static final float HEADING = 16;
    private static final float BODY = 12.5f;
    private static final float GAP = 9;

    /** A code of three centimetres reads from an arm's length. */
    private static final float CODE = 92;

    private static final float BESIDE = CODE + 2 * GAP;
    private static final float INDENT = 14;

    @Override
    public byte[] print(Sheet sheet, Addresses addresses) {
        PackWords words = PackWords.in(sheet.language());
        try (TaggedPages pages = new TaggedPages(words.title(sheet), words.language())) {
            PDStructureElement all = pages.all();
            pages.write(all, StandardStructureTypes.H1, words.title(sheet), TITLE, 0, pages.width());
            space(pages);
            paragraph(pages, all, words.introduction(sheet), pages.width());
            paragraph(pages, all, words.say(Fixed.STOP), pages.width());
            Optional<String> until = addresses.until().map(words::until);
            if (until.isPresent() && !sheet.items().isEmpty()) {
                paragraph(pages, all, until.get(), pages.width());
            }
            if (sheet.items().stream()
                    .anyMatch(item -> addresses.address().apply(item).isPresent())) {
                paragraph(pages, all, words.say(Fixed.SCAN), pages.width());
            }
            for (int i = 0; i < sheet.items().size(); i++) {
                Sheet.Item item = sheet.items().get(i);
                story(pages, words, i + 1, item, addresses.address().apply(item));
            }
            help(pages, words, sheet);
            return pages.bytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void story(TaggedPages pages, PackWords words, int rank, Sheet.Item item, Optional<String> address)
            throws IOException {
        float width = address.isPresent() ? pages.width() - BESIDE : pages.width();
        String title = rank + ". " + words.title(item.narrative());
        String rest = rest(words, item, address.isPresent());
        pages.keepTogether(3 * GAP
                + Math.max(
                        pages.height(title, HEADING, width) + pages.height(rest, BODY, width) + 5 * GAP,
                        address.isPresent() ? CODE + GAP : 0));
        pages.moveTo(pages.top() + GAP);
        pages.rule();
        pages.moveTo(pages.top() + GAP);
        PDStructureElement part = pages.part();
        float begin = pages.top();
        if (address.isPresent()) {
            pages.code(
                    part, QrCode.of(address.get()), address.get(), words.say(Fixed.OPEN), pages.width() - CODE, CODE);
        }
        pages.write(part, StandardStructureTypes.H2, title, HEADING, 0, width);
        Optional<String> form = words.form(item.narrative());
        if (form.isPresent()) {
            paragraph(pages, part, form.get(), width);
        }
        Optional<String> summary = item.narrative().presentation().summary();
        if (summary.isPresent()) {
            paragraph(pages, part, summary.get(), width);
        }
        paragraph(pages, part, words.warnings(item.narrative()), width);
        if (item.note().isPresent()) {
            paragraph(pages, part, words.say(Fixed.NOTE) + ":", width);
            pages.write(part, StandardStructureTypes.P, item.note().get(), BODY, INDENT, width - INDENT);
            space(pages);
        }
        if (address.isEmpty()) {
            paragraph(pages, part, words.say(Fixed.ASK), width);
        }
        pages.moveTo(Math.max(pages.top(), address.isPresent() && pages.top() > begin ? begin + CODE : pages.top()));
    }

    /** All that stands below the title, a paragraph a line. */
    private static String rest(PackWords words, Sheet.Item item, boolean opens) {
        StringBuilder rest = new StringBuilder();
        words.form(item.narrative()).ifPresent(form -> rest.append(form).append('\n'));
        item.narrative()
                .presentation()
                .summary()
                .ifPresent(summary -> rest.append(summary).append('\n'));
        rest.append(words.warnings(item.narrative())).append('\n');
        item.note()
                .ifPresent(note -> rest.append(words.say(Fixed.NOTE))
                        .append('\n')
                        .append(note)
                        .append("\n\n"));
        return opens ? rest.toString() : rest.append(words.say(Fixed.ASK)).toString();
    }

    private static void help(TaggedPages pages, PackWords words, Sheet sheet) throws IOException {
        String text = sheet.help().text().text();
        List<String> contacts =
                sheet.help().contacts().stream().map(PdfPrinter::line).toList();
        float height = 4 * GAP + pages.height(words.say(Fixed.HELP), HEADING, pages.width());
        height += pages.height(text + "\n" + String.join("\n", contacts), BODY, pages.width());
        pages.keepTogether(height + contacts.size() * GAP / 2);
        pages.moveTo(pages.top() + GAP);
        pages.rule();
        pages.moveTo(pages.top() + GAP);
        PDStructureElement part = pages.part();
        pages.write(part, StandardStructureTypes.H2, words.say(Fixed.HELP), HEADING, 0, pages.width());
        space(pages);
        paragraph(pages, part, text, pages.width());
        for (String contact : contacts) {
            paragraph(pages, part, contact, pages.width());
        }
    }

    private static String line(Support.Contact contact) {
        StringBuilder line = new StringBuilder(contact.name());
        contact.phone().ifPresent(phone -> line.append(": ").append(phone));
        contact.hours().ifPresent(hours -> line.append(", ").append(hours));
        contact.uri().ifPresent(uri -> line.append(", ").append(uri));
        return line.toString();
    }

    private static void paragraph(TaggedPages pages, PDStructureElement part, String text, float width)
            throws IOException {
        pages.write(part, StandardStructureTypes.P, text, BODY, 0, width);
        space(pages);
    }

    private static void space(TaggedPages pages) {
        pages.moveTo(pages.top() + GAP / 2);
    }
}
