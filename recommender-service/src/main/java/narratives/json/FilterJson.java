package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.NarrativeFilter;
import narratives.contract.FieldError;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks to see, on the wire.
 *
 * @param characteristics question key to one acceptable answer or a list of them, as texts
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Filter", description = "Within a field any value will do; all fields must agree.")
public record FilterJson(
        @Nullable List<@Nullable String> modalities,
        @Nullable List<@Nullable String> languages,

        @Schema(description = "In seconds, included.", minimum = "0") @Nullable Integer maxDurationSeconds,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By question key: one acceptable answer or a list of them, as texts.")
        @Nullable Map<String, @Nullable JsonNode> characteristics) {
    static FilterJson from(NarrativeFilter filter) {
        SortedMap<String, JsonNode> wanted = new TreeMap<>();
        filter.characteristics().forEach((key, values) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            values.forEach(array::add);
            wanted.put(key, array);
        });
        return new FilterJson(
                PreferencesJson.keys(filter.modalities()),
                List.copyOf(filter.languages()),
                Wire.boxed(filter.maxDurationSeconds()),
                wanted);
    }

    static NarrativeFilter read(Fields parent, String field, @Nullable FilterJson json) {
        if (json == null) {
            return NarrativeFilter.ALL;
        }
        Fields fields = parent.below(field);
        return new NarrativeFilter(
                PreferencesJson.modalities(fields, json.modalities),
                new TreeSet<>(PreferencesJson.languages(fields, json.languages)),
                fields.whole("maxDurationSeconds", json.maxDurationSeconds, 0, NarrativeJson.LONGEST_DURATION),
                characteristics(fields, json.characteristics));
    }

    private static SortedMap<String, SortedSet<String>> characteristics(
            Fields fields, @Nullable Map<String, @Nullable JsonNode> nodes) {
        SortedMap<String, SortedSet<String>> wanted = new TreeMap<>();
        fields.<JsonNode>entries("characteristics", nodes, AnswersJson.MOST, (entry, key, node) -> {
            if (entry.key("", key).isEmpty()) {
                return;
            }
            AnswersJson.texts(entry, node).ifPresent(values -> {
                if (node.isEmpty() && node.isArray()) {
                    entry.refuse("", FieldError.REQUIRED, "Name at least one answer, or leave the question out.");
                }
                wanted.put(key, values);
            });
        });
        return wanted;
    }
}
