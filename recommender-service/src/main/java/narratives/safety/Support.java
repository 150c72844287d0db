package narratives.safety;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody in a crisis is given in place of narratives.
 *
 * @param texts one for each language, the first for readers of any other; at least one
 * @param contacts in the order in which they are to be shown
 */
public record Support(List<Text> texts, List<Contact> contacts) {
    /** What is given where a tenant has said nothing; it names no number, since which one helps depends on the place. */
    public static final Support UNSET = new Support(
            List.of(
                    new Text(
                            "en",
                            "You are not alone. If you are in danger or thinking about ending your life, please call the"
                                    + " emergency number of your country now, or go to somebody you trust. (This text is"
                                    + " the service's own; whoever runs it has not set one.)"),
                    new Text(
                            "de",
                            "Sie sind nicht allein. Wenn Sie in Gefahr sind oder daran denken, sich das Leben zu nehmen,"
                                    + " rufen Sie bitte jetzt den Notruf Ihres Landes an, oder gehen Sie zu jemandem, dem"
                                    + " Sie vertrauen. (Dieser Text kommt vom Dienst selbst; wer ihn betreibt, hat keinen"
                                    + " eigenen hinterlegt.)")),
            List.of());

    /** @param language a BCP 47 tag */
    public record Text(String language, String text) {}

    /**
     * Somebody who helps.
     *
     * @param language a BCP 47 tag
     */
    public record Contact(
            String name,
            Optional<String> phone,
            Optional<String> uri,
            Optional<String> hours,
            Optional<String> language) {}

    /** @throws IllegalArgumentException if there is no text */
    public Support {
        texts = List.copyOf(texts);
        contacts = List.copyOf(contacts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("there is no text of support");
        }
    }

    /** The text for a reader, in their language if there is one in it. */
    public Text in(Locale language) {
        return texts.stream()
                .filter(text -> text.language().equals(language.toLanguageTag()))
                .findFirst()
                .or(() -> texts.stream()
                        .filter(text -> Locale.forLanguageTag(text.language())
                                .getLanguage()
                                .equals(language.getLanguage()))
                        .findFirst())
                .orElse(texts.getFirst());
    }
}
