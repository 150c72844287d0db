package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import narratives.catalog.Modality;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;
import narratives.people.Preferences;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person wants and does not want to see, on the wire. An absent or empty list limits nothing. */
@Schema(name = "Preferences", description = "Hard limits. An absent or empty list limits nothing.")
public record PreferencesJson(
        @Schema(description = "text, audio, video, image.") @Nullable List<@Nullable String> modalities,

        @Schema(description = "BCP 47 tags.") @Nullable List<@Nullable String> languages,

        @Schema(description = "In seconds, included.", minimum = "0") @Nullable Integer maxDurationSeconds,

        @Schema(description = "Narratives with any of these, or with unknown warnings, are not shown.") @Nullable List<@Nullable String> excludedWarnings,

        @Nullable List<@Nullable String> hiddenNarrativeIds,

        @Schema(description = "Whose narratives are not shown.") @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<@Nullable String> hiddenNarratorIds,

        @Schema(description = "In years of school, included.", minimum = "0", maximum = "30")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer maxReadingLevel) {
    static final int MOST_LANGUAGES = 100;
    private static final int MOST_HIDDEN = 5000;

    static PreferencesJson from(Preferences preferences) {
        return new PreferencesJson(
                keys(preferences.modalities()),
                List.copyOf(preferences.languages()),
                Wire.boxed(preferences.maxDurationSeconds()),
                List.copyOf(preferences.excludedWarnings()),
                preferences.hidden().stream().map(NarrativeId::value).toList(),
                preferences.hiddenNarrators().stream().map(NarratorId::value).toList(),
                Wire.boxed(preferences.maxReadingLevel()));
    }

    static Preferences read(Fields parent, String field, @Nullable PreferencesJson json) {
        if (json == null) {
            return Preferences.NONE;
        }
        Fields fields = parent.below(field);
        OptionalInt longest =
                fields.whole("maxDurationSeconds", json.maxDurationSeconds, 0, NarrativeJson.LONGEST_DURATION);
        return new Preferences(
                modalities(fields, json.modalities),
                new TreeSet<>(languages(fields, json.languages)),
                longest,
                new TreeSet<>(fields.<String, String>each(
                        "excludedWarnings",
                        json.excludedWarnings,
                        NarrativeJson.MOST_WARNINGS,
                        (one, key) -> one.key("", key))),
                new TreeSet<>(fields.narrativeIds("hiddenNarrativeIds", json.hiddenNarrativeIds, MOST_HIDDEN)),
                new TreeSet<>(fields.<String, NarratorId>each(
                        "hiddenNarratorIds",
                        json.hiddenNarratorIds,
                        MOST_HIDDEN,
                        (one, id) -> one.id("", id, NarratorId::new))),
                fields.whole("maxReadingLevel", json.maxReadingLevel, 0, NarrativeJson.HIGHEST_READING_LEVEL));
    }

    static List<String> languages(Fields fields, @Nullable List<@Nullable String> tags) {
        return fields.<String, String>each("languages", tags, MOST_LANGUAGES, (one, tag) -> one.language("", tag));
    }

    static Set<Modality> modalities(Fields fields, @Nullable List<@Nullable String> keys) {
        return Set.copyOf(fields.<String, Modality>each(
                "modalities",
                keys,
                NarrativeJson.MODALITIES.size(),
                (one, key) -> one.named("", key, Modality::of, NarrativeJson.MODALITIES)));
    }

    /** In the order in which modalities are declared. */
    static List<String> keys(Set<Modality> modalities) {
        return modalities.stream().sorted().map(Modality::key).toList();
    }
}
