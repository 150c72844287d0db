package narratives.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import narratives.calls.PackCalls;
import narratives.contract.FieldError;
import narratives.pack.Pack;
import narratives.pack.Purpose;
import narratives.pack.Recipient;
import narratives.people.Profile;
import narratives.people.UserId;
import narratives.recommend.Sentences;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pack to be made, on the wire. Either {@code userId} or any of {@code profile} and {@code preferences} says for whom. */
@Schema(
        name = "PackRequest",
        description = "A pack to be made: for a person by userId, or for people described by profile and preferences.",
        requiredProperties = "purpose")
public record PackRequestJson(
        @Schema(
                enumeration = {"early-intervention", "inpatient", "discharge", "stuck", "staff-training"},
                description = "Decides what may be suggested, and how many; docs/packs.md.")
        @Nullable String purpose,

        @Schema(description = "Not together with profile and preferences; not for staff-training.") @Nullable String userId,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By question key: a text, a list of texts, a number, or true or false; null is unknown.")
        @Nullable Map<String, @Nullable JsonNode> profile,

        @Nullable PreferencesJson preferences,

        @Schema(description = "Which audiences the readers belong to.") @Nullable List<@Nullable String> audiences,

        @Schema(
                minimum = "1",
                maximum = "50",
                description = "How many narratives; left out: as many as is usual for the purpose.")
        @Nullable Integer count,

        @Schema(maxLength = LONGEST_TITLE, description = "Left out: the usual one for the purpose.") @Nullable String title,

        @Schema(
                defaultValue = "en",
                description = "In which the pack speaks, as a BCP 47 tag; one that there is not gives English.")
        @Nullable String language) {
    static final int LONGEST_TITLE = 200;

    private static final List<String> PURPOSES =
            Arrays.stream(Purpose.values()).map(Purpose::key).toList();

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public PackCalls.Wish toWish() {
        Fields fields = new Fields();
        fields.require("purpose", purpose);
        Optional<Purpose> wanted = purpose(fields, purpose);
        Recipient recipient = recipient(fields, userId, profile, preferences, audiences);
        if (userId != null && wanted.filter(known -> !known.isForSomebody()).isPresent()) {
            fields.refuse("userId", FieldError.NOT_ALLOWED_HERE, "A pack for staff is for nobody in particular.");
        }
        OptionalInt most = fields.whole("count", count, 1, Pack.MOST);
        Optional<String> called = fields.words("title", title, LONGEST_TITLE);
        Locale spoken = language(fields, language);
        fields.check();
        return new PackCalls.Wish(wanted.orElseThrow(), recipient, most, called, spoken);
    }

    static Optional<Purpose> purpose(Fields fields, @Nullable String purpose) {
        return fields.named("purpose", purpose, Purpose::of, PURPOSES);
    }

    static Locale language(Fields fields, @Nullable String language) {
        return fields.language("language", language).map(Locale::forLanguageTag).orElse(Sentences.DEFAULT);
    }

    static Recipient recipient(
            Fields fields,
            @Nullable String userId,
            @Nullable Map<String, @Nullable JsonNode> profile,
            @Nullable PreferencesJson preferences,
            @Nullable List<@Nullable String> audiences) {
        var belonging = NarrativeJson.audiences(fields, "audiences", audiences);
        Recipient described = new Recipient.Described(
                new Profile(AnswersJson.read(fields, "profile", profile, true)),
                PreferencesJson.read(fields, "preferences", preferences),
                belonging);
        if (userId == null) {
            return described;
        }
        String detail = "Not together with userId: what is known of the person counts.";
        fields.forbid("profile", profile, detail);
        fields.forbid("preferences", preferences, detail);
        return fields.id("userId", userId, UserId::new)
                .<Recipient>map(id -> new Recipient.Somebody(id, belonging))
                .orElse(described);
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "PackRequestJson[…]";
    }
}
