package narratives.paper;

import io.quarkus.qute.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import narratives.pack.PackWords;
import narratives.pack.PackWords.Fixed;
import narratives.pack.Printer;
import narratives.pack.Sheet;
import narratives.safety.Support;

/** A page in one piece: it needs no network but to open a narrative, works without scripts, and prints well. */
public final class HtmlPrinter implements Printer {
    private final Template page = Templates.read("pack.html");

    /**
     * A narrative on the page; what is unknown is an empty text.
     *
     * @param code the path of an SVG, its size beside it
     */
    public record Line(
            int rank,
            String title,
            String form,
            String summary,
            String warnings,
            String note,
            String language,
            String address,
            String code,
            int codeSize) {}

    /** Somebody who helps; what is unknown is an empty text. */
    public record Contact(String name, String phone, String uri, String hours) {}

    /** The sentences that are always the same. */
    public record Said(String stop, String note, String open, String scan, String ask, String help, String until) {}

    @Override
    public byte[] print(Sheet sheet, Addresses addresses) {
        PackWords words = PackWords.in(sheet.language());
        String said = page.data("language", words.language().toLanguageTag())
                .data("title", words.title(sheet))
                .data("introduction", words.introduction(sheet))
                .data("lines", lines(sheet, addresses, words))
                .data("said", said(words, addresses))
                .data("helpText", sheet.help().text().text())
                .data("helpLanguage", sheet.help().text().language())
                .data(
                        "helpers",
                        sheet.help().contacts().stream()
                                .map(HtmlPrinter::contact)
                                .toList())
                .render();
        return said.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Line> lines(Sheet sheet, Addresses addresses, PackWords words) {
        List<Line> lines = new ArrayList<>();
        for (Sheet.Item item : sheet.items()) {
            Optional<String> address = addresses.address().apply(item);
            Optional<QrCode> code = address.filter(one -> one.contains("://")).map(QrCode::of);
            lines.add(new Line(
                    lines.size() + 1,
                    words.title(item.narrative()),
                    words.form(item.narrative()).orElse(""),
                    item.narrative().presentation().summary().orElse(""),
                    words.warnings(item.narrative()),
                    item.note().orElse(""),
                    item.narrative()
                            .presentation()
                            .language()
                            .orElse(words.language().toLanguageTag()),
                    address.orElse(""),
                    code.map(QrCode::path).orElse(""),
                    code.map(drawn -> drawn.size() + 2 * QrCode.QUIET).orElse(0)));
        }
        return lines;
    }

    private static Said said(PackWords words, Addresses addresses) {
        return new Said(
                words.say(Fixed.STOP),
                words.say(Fixed.NOTE),
                words.say(Fixed.OPEN),
                words.say(Fixed.SCAN),
                words.say(Fixed.ASK),
                words.say(Fixed.HELP),
                addresses.until().map(words::until).orElse(""));
    }

    private static Contact contact(Support.Contact contact) {
        return new Contact(
                contact.name(),
                contact.phone().orElse(""),
                contact.uri().orElse(""),
                contact.hours().orElse(""));
    }
}
