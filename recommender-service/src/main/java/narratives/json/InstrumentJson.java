package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.contract.FieldError;
import narratives.contract.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An instrument on the wire.
 *
 * @param version in an answer: the one in force; in a request: the one it was made from, absent if any will do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Instrument", description = "The questions by which narratives are characterised.")
public record InstrumentJson(
        @Schema(description = "In a request: the version it was made from; absent if any will do.") @Nullable Integer version,

        @Nullable String title,
        @Nullable String description,
        @Nullable List<@Nullable Group> groups,
        @Nullable List<@Nullable QuestionJson> questions) {
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int MOST_GROUPS = 100;

    /** A heading over questions. */
    @Schema(
            name = "QuestionGroup",
            requiredProperties = {"key", "label"})
    public record Group(@Nullable String key, @Nullable String label) {
        private static Optional<Instrument.Group> read(Fields fields, Group group) {
            fields.require("key", group.key);
            fields.require("label", group.label);
            Optional<String> key = fields.key("key", group.key);
            Optional<String> label = fields.words("label", group.label, Wire.LONGEST_LABEL);
            return key.flatMap(known -> label.map(words -> new Instrument.Group(known, words)));
        }
    }

    public static InstrumentJson from(Instrument instrument) {
        return from(null, instrument);
    }

    public static InstrumentJson from(Versioned<Instrument> instrument) {
        return from(instrument.version(), instrument.value());
    }

    private static InstrumentJson from(@Nullable Integer version, Instrument instrument) {
        return new InstrumentJson(
                version,
                instrument.title(),
                instrument.description(),
                instrument.groups().stream()
                        .map(group -> new Group(group.key(), group.label()))
                        .toList(),
                instrument.questions().stream().map(QuestionJson::from).toList());
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Instrument toInstrument() {
        Fields fields = new Fields();
        fields.whole("version", version, 1, Integer.MAX_VALUE);
        String name = Wire.orEmpty(fields.text("title", title, Wire.LONGEST_LABEL));
        String about = Wire.orEmpty(fields.text("description", description, LONGEST_DESCRIPTION));
        List<Instrument.Group> headings =
                fields.<Group, Instrument.Group>each("groups", groups, MOST_GROUPS, Group::read);
        List<Question> asked =
                fields.<QuestionJson, Question>each("questions", questions, AnswersJson.MOST, QuestionJson::read);
        checkKeys(fields);
        fields.check();
        return new Instrument(name, about, headings, asked);
    }

    /** Over what was given, so that the places are those of the request. */
    private void checkKeys(Fields fields) {
        List<String> headings = keys(groups, Group::key);
        fields.unique("groups", headings);
        List<String> asked = keys(questions, QuestionJson::key);
        fields.unique("questions", asked);
        Set<String> known = headings.stream().collect(Collectors.toUnmodifiableSet());
        List<String> used = keys(questions, QuestionJson::group);
        for (int i = 0; i < used.size(); i++) {
            if (!used.get(i).isEmpty() && !known.contains(used.get(i))) {
                fields.below("questions[" + i + "]")
                        .refuse("group", FieldError.NOT_AN_ANSWER, "Must be the key of one of the groups.");
            }
        }
    }

    private static <T> List<String> keys(@Nullable List<@Nullable T> values, KeyOf<T> key) {
        return values == null
                ? List.of()
                : values.stream()
                        .map(value -> {
                            String one = value == null ? null : key.of(value);
                            return one == null ? "" : one;
                        })
                        .toList();
    }

    private interface KeyOf<T> {
        @Nullable String of(T value);
    }
}
