package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import narratives.contract.FieldError;
import narratives.contract.Versioned;
import narratives.safety.Support;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody in a crisis is given, on the wire.
 *
 * @param version in an answer: the one in force; in a request: the one it was made from, absent if any will do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Support",
        description = "What somebody in a crisis is given in place of narratives.",
        requiredProperties = "texts")
public record SupportJson(
        @Schema(description = "In a request: the version it was made from; absent if any will do.") @Nullable Integer version,

        @Schema(description = "One for each language, the first for readers of any other.", maxItems = MOST) @Nullable List<@Nullable Text> texts,

        @Schema(maxItems = MOST) @Nullable List<@Nullable Contact> contacts) {
    private static final int MOST = 100;
    private static final int LONGEST_TEXT = 4000;

    /** Words for readers of one language. */
    @Schema(
            name = "SupportText",
            requiredProperties = {"language", "text"})
    public record Text(
            @Schema(description = "A BCP 47 tag.") @Nullable String language,

            @Schema(maxLength = LONGEST_TEXT) @Nullable String text) {
        static Text from(Support.Text text) {
            return new Text(text.language(), text.text());
        }

        private static Optional<Support.Text> read(Fields fields, Text given) {
            fields.require("language", given.language);
            fields.require("text", given.text);
            Optional<String> tag = fields.language("language", given.language);
            Optional<String> words = fields.words("text", given.text, LONGEST_TEXT);
            return tag.flatMap(known -> words.map(said -> new Support.Text(known, said)));
        }
    }

    /** Somebody who helps. */
    @Schema(name = "SupportContact", requiredProperties = "name")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            @Schema(maxLength = Wire.LONGEST_LABEL) @Nullable String name,

            @Schema(maxLength = Wire.LONGEST_LABEL) @Nullable String phone,

            @Schema(description = "An absolute http or https address.") @Nullable String uri,

            @Schema(description = "When somebody is there, in words.", maxLength = Wire.LONGEST_LABEL) @Nullable String hours,

            @Schema(description = "A BCP 47 tag.") @Nullable String language) {
        static Contact from(Support.Contact contact) {
            return new Contact(
                    contact.name(),
                    contact.phone().orElse(null),
                    contact.uri().orElse(null),
                    contact.hours().orElse(null),
                    contact.language().orElse(null));
        }

        private static Optional<Support.Contact> read(Fields fields, Contact given) {
            fields.require("name", given.name);
            Optional<String> called = fields.words("name", given.name, Wire.LONGEST_LABEL);
            Optional<String> number = fields.words("phone", given.phone, Wire.LONGEST_LABEL);
            Optional<String> address = fields.webAddress("uri", given.uri);
            Optional<String> open = fields.words("hours", given.hours, Wire.LONGEST_LABEL);
            Optional<String> tag = fields.language("language", given.language);
            return called.map(known -> new Support.Contact(known, number, address, open, tag));
        }

        Support.Contact toContact() {
            return read(new Fields(), this).orElseThrow();
        }
    }

    public static SupportJson from(Versioned<Support> support) {
        return new SupportJson(
                support.version(),
                support.value().texts().stream().map(Text::from).toList(),
                support.value().contacts().stream().map(Contact::from).toList());
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Support toSupport() {
        Fields fields = new Fields();
        fields.whole("version", version, 1, Integer.MAX_VALUE);
        List<Support.Text> words = fields.<Text, Support.Text>each("texts", texts, MOST, Text::read);
        if (texts == null || texts.isEmpty()) {
            fields.refuse("texts", FieldError.REQUIRED, "At least one text must be given.");
        }
        fields.different("texts", words.stream().map(Support.Text::language).toList());
        List<Support.Contact> helpers =
                fields.<Contact, Support.Contact>each("contacts", contacts, MOST, Contact::read);
        fields.check();
        return new Support(words, helpers);
    }
}
