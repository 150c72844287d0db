package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Availability;
import narratives.catalog.Characterisation;
import narratives.catalog.Consent;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;
import narratives.catalog.Status;
import narratives.contract.FieldError;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A narrative on the wire. Everything but the id may be left out, which means unknown.
 *
 * @param contentWarnings absent or {@code null}: nobody has looked; empty: somebody has looked and there are none
 * @param status published when absent
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Narrative", description = "A narrative. Everything but the id may be unknown.")
public record NarrativeJson(
        @Schema(description = "May be left out where the address names it.") @Nullable String narrativeId,

        @Schema(maxLength = LONGEST_TITLE) @Nullable String title,
        @Schema(maxLength = LONGEST_SUMMARY) @Nullable String summary,
        @Schema(description = "A BCP 47 tag.") @Nullable String language,

        @Schema(description = "text, audio, video or image.") @Nullable String modality,

        @Schema(
                description = "What kind of piece it is, such as a poem or an interview.",
                maxLength = Wire.LONGEST_LABEL)
        @Nullable String form,

        @Schema(description = "How long it takes to take in, in seconds.", minimum = "0", maximum = "604800") @Nullable Integer durationSeconds,

        @Schema(description = "An absolute http or https address.") @Nullable String contentUri,

        @Schema(description = "null: unknown, nobody has looked; []: none.", maxItems = MOST_WARNINGS) @Nullable List<@Nullable String> contentWarnings,

        @Schema(
                enumeration = {"draft", "published", "withdrawn"},
                description = "Only a published narrative is shown.")
        @Nullable String status,

        @Schema(description = "RFC 3339; included.") @Nullable String availableFrom,

        @Schema(description = "RFC 3339; excluded.") @Nullable String availableUntil,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By question key: a text, a list of texts, a number, or true or false; null is unknown.")
        @Nullable Map<String, @Nullable JsonNode> characteristics,

        @Schema(description = "A pseudonym of whoever tells it.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String narratorId,

        @Schema(description = "To whom its narrator has agreed that it is shown; left out: to anybody.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable ConsentJson consent,

        @Schema(description = "How many years of school it takes to follow it.", minimum = "0", maximum = "30")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer readingLevel,

        @Schema(description = "What a device must be able to play, such as video/mp4.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String mediaType,

        @Schema(description = "Where the same can be read; an absolute http or https address.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String transcriptUri) {
    /** To whom a narrator has agreed that their narrative is shown, on the wire. */
    @Schema(name = "Consent", requiredProperties = "scope")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ConsentJson(
            @Schema(
                    enumeration = {"public", "restricted", "research"},
                    description = "To anybody, to certain audiences, or to be studied and not shown.")
            @Nullable String scope,

            @Schema(description = "In scope restricted, and only there.", maxItems = MOST_AUDIENCES) @Nullable List<@Nullable String> audiences) {
        private static @Nullable ConsentJson from(Consent consent) {
            return consent.equals(Consent.TO_ALL)
                    ? null
                    : new ConsentJson(consent.scope().key(), List.copyOf(consent.audiences()));
        }

        private static Consent read(Fields parent, @Nullable ConsentJson given) {
            if (given == null) {
                return Consent.TO_ALL;
            }
            Fields fields = parent.below("consent");
            fields.require("scope", given.scope);
            Consent.Scope scope = fields.named("scope", given.scope, Consent.Scope::of, SCOPES)
                    .orElse(Consent.Scope.RESEARCH);
            SortedSet<String> to = NarrativeJson.audiences(fields, "audiences", given.audiences);
            boolean named = given.audiences != null && !given.audiences.isEmpty();
            if (scope == Consent.Scope.RESTRICTED && !named) {
                fields.refuse("audiences", FieldError.REQUIRED, "Scope restricted needs an audience.");
            }
            if (scope != Consent.Scope.RESTRICTED && named && given.scope != null) {
                fields.refuse("audiences", FieldError.NOT_ALLOWED_HERE, "Only scope restricted takes audiences.");
            }
            return (scope == Consent.Scope.RESTRICTED) == to.isEmpty() ? Consent.TO_ALL : new Consent(scope, to);
        }
    }

    static SortedSet<String> audiences(Fields fields, String field, @Nullable List<@Nullable String> given) {
        return new TreeSet<>(fields.<String, String>each(field, given, MOST_AUDIENCES, (one, key) -> one.key("", key)));
    }

    static final int MOST_AUDIENCES = 100;
    /** Beyond any schooling that there is. */
    static final int HIGHEST_READING_LEVEL = 30;

    private static final List<String> SCOPES =
            Arrays.stream(Consent.Scope.values()).map(Consent.Scope::key).toList();

    /** A week, in seconds; chosen by us. */
    static final int LONGEST_DURATION = 7 * 86_400;

    static final List<String> MODALITIES =
            Arrays.stream(Modality.values()).map(Modality::key).toList();
    private static final List<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::key).toList();

    static final int MOST_WARNINGS = 100;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_SUMMARY = 4000;

    public static NarrativeJson from(Narrative narrative) {
        Narrative.Presentation shown = narrative.presentation();
        return new NarrativeJson(
                narrative.id().value(),
                shown.title().orElse(null),
                shown.summary().orElse(null),
                shown.language().orElse(null),
                shown.modality().map(Modality::key).orElse(null),
                shown.form().orElse(null),
                Wire.boxed(shown.durationSeconds()),
                shown.contentUri().orElse(null),
                switch (narrative.contentWarnings()) {
                    case ContentWarnings.Unknown() -> null;
                    case ContentWarnings.Known(var keys) -> List.copyOf(keys);
                },
                narrative.status().key(),
                narrative.availability().from().map(Timestamps::write).orElse(null),
                narrative.availability().until().map(Timestamps::write).orElse(null),
                AnswersJson.from(narrative.characterisation().answers()),
                narrative.origin().narrator().map(NarratorId::value).orElse(null),
                ConsentJson.from(narrative.origin().consent()),
                Wire.boxed(shown.readingLevel()),
                shown.mediaType().orElse(null),
                shown.transcriptUri().orElse(null));
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Narrative toNarrative() {
        return read(Optional.empty());
    }

    /**
     * The narrative of this id, which the body may leave out and may not contradict.
     *
     * @throws narratives.contract.RecommenderException with every field that is wrong
     */
    public Narrative toNarrative(NarrativeId id) {
        return read(Optional.of(id));
    }

    private Narrative read(Optional<NarrativeId> named) {
        Fields fields = new Fields();
        Optional<NarrativeId> id = Wire.ownId(fields, "narrativeId", narrativeId, named, NarrativeId::new);
        Narrative.Presentation presentation = presentation(fields);
        ContentWarnings warnings = contentWarnings == null
                ? ContentWarnings.unknown()
                : ContentWarnings.of(fields.<String, String>each(
                        "contentWarnings", contentWarnings, MOST_WARNINGS, (one, key) -> one.key("", key)));
        Status stands = fields.named("status", status, Status::of, STATUSES).orElse(Status.PUBLISHED);
        Availability availability = availability(fields);
        SortedMap<String, Answer> answers = AnswersJson.read(fields, "characteristics", characteristics, false);
        Narrative.Origin origin = new Narrative.Origin(
                fields.id("narratorId", narratorId, NarratorId::new), ConsentJson.read(fields, consent));
        fields.check();
        return new Narrative(
                id.orElseThrow(), presentation, warnings, stands, availability, new Characterisation(answers), origin);
    }

    private Narrative.Presentation presentation(Fields fields) {
        return new Narrative.Presentation(
                fields.text("title", title, LONGEST_TITLE),
                fields.text("summary", summary, LONGEST_SUMMARY),
                fields.language("language", language),
                fields.named("modality", modality, Modality::of, MODALITIES),
                fields.words("form", form, Wire.LONGEST_LABEL),
                fields.whole("durationSeconds", durationSeconds, 0, LONGEST_DURATION),
                fields.webAddress("contentUri", contentUri),
                fields.whole("readingLevel", readingLevel, 0, HIGHEST_READING_LEVEL),
                fields.mediaType("mediaType", mediaType),
                fields.webAddress("transcriptUri", transcriptUri));
    }

    private Availability availability(Fields fields) {
        Optional<Instant> from = fields.instant("availableFrom", availableFrom);
        Optional<Instant> until = fields.instant("availableUntil", availableUntil);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            fields.refuse("availableUntil", FieldError.OUT_OF_RANGE, "Must be after availableFrom.");
            return Availability.ALWAYS;
        }
        return new Availability(from, until);
    }
}
