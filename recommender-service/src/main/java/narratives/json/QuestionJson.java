package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.catalog.Question;
import narratives.contract.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One question of an instrument on the wire.
 *
 * @param type {@code nominal}, {@code multi-select}, {@code ordinal}, {@code numeric}, {@code boolean} or {@code text}
 * @param answers for the first three types: what may be chosen, for {@code ordinal} from least to most
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Question",
        requiredProperties = {"key", "group", "label", "type"})
public record QuestionJson(
        @Nullable String key,
        @Nullable String group,
        @Nullable String label,
        @Nullable String help,

        @Schema(enumeration = {"nominal", "multi-select", "ordinal", "numeric", "boolean", "text"}) @Nullable String type,

        @Schema(description = "For nominal, multi-select and ordinal; ordinal ones from least to most.") @Nullable List<@Nullable Option> answers,

        @Schema(description = "For numeric; included.") @Nullable Double minimum,

        @Schema(description = "For numeric; included.") @Nullable Double maximum,

        @Schema(description = "For numeric.") @Nullable String unit) {
    private static final int MOST_OPTIONS = 2000;
    private static final int LONGEST_HELP = 4000;

    /** One of the answers that may be chosen. */
    @Schema(
            name = "AnswerOption",
            requiredProperties = {"key", "label"})
    public record Option(@Nullable String key, @Nullable String label) {
        private static Optional<Question.Option> read(Fields fields, Option option) {
            fields.require("key", option.key);
            fields.require("label", option.label);
            Optional<String> key = fields.key("key", option.key);
            Optional<String> label = fields.words("label", option.label, Wire.LONGEST_LABEL);
            return key.flatMap(known -> label.map(words -> new Question.Option(known, words)));
        }
    }

    private enum Type {
        NOMINAL,
        MULTI_SELECT,
        ORDINAL,
        NUMERIC,
        BOOLEAN,
        TEXT;

        private static final List<String> KEYS =
                Arrays.stream(values()).map(Type::key).toList();

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Optional<Type> of(String key) {
            return Arrays.stream(values())
                    .filter(type -> type.key().equals(key))
                    .findFirst();
        }

        private boolean isChosenFrom() {
            return this == NOMINAL || this == MULTI_SELECT || this == ORDINAL;
        }
    }

    static QuestionJson from(Question question) {
        return switch (question) {
            case Question.Nominal(var wording, var options) -> of(Type.NOMINAL, wording, options);
            case Question.MultiSelect(var wording, var options) -> of(Type.MULTI_SELECT, wording, options);
            case Question.Ordinal(var wording, var options) -> of(Type.ORDINAL, wording, options);
            case Question.Numeric(var wording, var minimum, var maximum, var unit) ->
                of(Type.NUMERIC, wording, null, minimum, maximum, Wire.unlessEmpty(unit));
            case Question.YesNo(var wording) -> of(Type.BOOLEAN, wording, null, null, null, null);
            case Question.FreeText(var wording) -> of(Type.TEXT, wording, null, null, null, null);
        };
    }

    private static QuestionJson of(Type type, Question.Wording wording, List<Question.Option> options) {
        List<Option> answers = options.stream()
                .map(option -> new Option(option.key(), option.label()))
                .toList();
        return of(type, wording, answers, null, null, null);
    }

    private static QuestionJson of(
            Type type,
            Question.Wording wording,
            @Nullable List<Option> answers,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable String unit) {
        return new QuestionJson(
                wording.key(),
                wording.group(),
                wording.label(),
                Wire.unlessEmpty(wording.help()),
                type.key(),
                answers == null ? null : List.copyOf(answers),
                minimum,
                maximum,
                unit);
    }

    /** What was given is read even if it cannot be used, so that everything wrong with it is told. */
    static Optional<Question> read(Fields fields, QuestionJson json) {
        return json.read(fields);
    }

    private Optional<Question> read(Fields fields) {
        fields.require("key", key);
        fields.require("group", group);
        fields.require("label", label);
        fields.require("type", type);
        Optional<String> name = fields.key("key", key);
        Optional<String> heading = fields.key("group", group);
        Optional<String> words = fields.words("label", label, Wire.LONGEST_LABEL);
        String more = Wire.orEmpty(fields.text("help", help, LONGEST_HELP));
        Optional<Type> is = fields.named("type", type, Type::of, Type.KEYS);
        List<Question.Option> options = is.map(known -> options(fields, known)).orElse(List.of());
        boolean bounded = is.map(known -> checkBounds(fields, known)).orElse(false);
        String in = Wire.orEmpty(fields.text("unit", unit, Wire.LONGEST_LABEL));
        if (name.isEmpty() || heading.isEmpty() || words.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        Question.Wording wording = new Question.Wording(name.get(), heading.get(), words.get(), more);
        return switch (is.get()) {
            case NOMINAL -> Optional.of(new Question.Nominal(wording, options));
            case MULTI_SELECT -> Optional.of(new Question.MultiSelect(wording, options));
            case ORDINAL -> Optional.of(new Question.Ordinal(wording, options));
            case NUMERIC ->
                bounded
                        ? Optional.of(new Question.Numeric(
                                wording,
                                Wire.optional(minimum).orElseThrow(),
                                Wire.optional(maximum).orElseThrow(),
                                in))
                        : Optional.empty();
            case BOOLEAN -> Optional.of(new Question.YesNo(wording));
            case TEXT -> Optional.of(new Question.FreeText(wording));
        };
    }

    private List<Question.Option> options(Fields fields, Type is) {
        if (!is.isChosenFrom()) {
            fields.forbid("answers", answers, "A question of type " + is.key() + " lists no answers.");
            return List.of();
        }
        fields.require("answers", answers);
        int fewest = is == Type.MULTI_SELECT ? 1 : 2;
        if (answers != null && answers.size() < fewest) {
            fields.refuse("answers", FieldError.OUT_OF_RANGE, "At least " + fewest + ".");
        }
        if (answers != null) {
            fields.unique(
                    "answers",
                    answers.stream()
                            .map(one -> one == null || one.key() == null ? "" : one.key())
                            .toList());
        }
        return fields.<Option, Question.Option>each("answers", answers, MOST_OPTIONS, Option::read);
    }

    private boolean checkBounds(Fields fields, Type is) {
        if (is != Type.NUMERIC) {
            String detail = "Only a question of type numeric has it.";
            fields.forbid("minimum", minimum, detail);
            fields.forbid("maximum", maximum, detail);
            fields.forbid("unit", unit, detail);
            return false;
        }
        fields.require("minimum", minimum);
        fields.require("maximum", maximum);
        OptionalDouble least = Wire.optional(minimum);
        OptionalDouble most = Wire.optional(maximum);
        if (least.isPresent() && most.isPresent() && !(least.getAsDouble() < most.getAsDouble())) {
            fields.refuse("maximum", FieldError.OUT_OF_RANGE, "Must be above the minimum.");
            return false;
        }
        return least.isPresent() && most.isPresent();
    }
}
