package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.contract.FieldError;
import narratives.contract.Versioned;
import narratives.feedback.Questionnaire;
import narratives.feedback.Scale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire on the wire.
 *
 * @param version in an answer: the one in force; in a request: the one it was made from, absent if any will do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Questionnaire", requiredProperties = "questions")
public record QuestionnaireJson(
        @Schema(description = "In a request: the version it was made from; absent if any will do.") @Nullable Integer version,

        @Nullable String title,
        @Nullable List<@Nullable RatingQuestion> questions) {
    private static final int MOST_QUESTIONS = 100;
    private static final int LONGEST_TEXT = 1000;

    /** One question and its scale; the primary one is what lists are ranked by. */
    @Schema(
            name = "RatingQuestion",
            requiredProperties = {"key", "text", "scale"})
    public record RatingQuestion(
            @Nullable String key,
            @Nullable String text,

            @Schema(description = "Exactly one question is.", defaultValue = "false") @Nullable Boolean primary,

            @Nullable ScaleJson scale) {
        private static RatingQuestion from(Questionnaire.RatingQuestion question) {
            return new RatingQuestion(
                    question.key(), question.text(), question.primary(), ScaleJson.from(question.scale()));
        }

        private boolean isPrimary() {
            return primary != null && primary;
        }

        private static Optional<Questionnaire.RatingQuestion> read(Fields fields, RatingQuestion question) {
            fields.require("key", question.key);
            fields.require("text", question.text);
            fields.require("scale", question.scale);
            Optional<String> key = fields.key("key", question.key);
            Optional<String> text = fields.words("text", question.text, LONGEST_TEXT);
            Optional<Scale> scale =
                    question.scale == null ? Optional.empty() : question.scale.read(fields.below("scale"));
            return key.isEmpty() || text.isEmpty() || scale.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Questionnaire.RatingQuestion(key.get(), text.get(), question.isPrimary(), scale.get()));
        }
    }

    /** The answers a question takes: from the minimum to the maximum in equal steps. */
    @Schema(
            name = "Scale",
            requiredProperties = {"minimum", "maximum", "step"})
    public record ScaleJson(
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable Double step,

            @Schema(description = "The answer that means no change.") @Nullable Double neutral,

            @Nullable List<@Nullable Label> labels) {
        /** More steps than a person can tell apart, chosen by us. */
        private static final int MOST_STEPS = 10_000;

        private static final int MOST_LABELS = 1000;

        /** The words for one answer. */
        @Schema(
                name = "ScaleLabel",
                requiredProperties = {"value", "label"})
        public record Label(
                @Nullable Double value, @Nullable String label) {
            private static Optional<Scale.Label> read(Fields fields, Label one) {
                fields.require("value", one.value);
                fields.require("label", one.label);
                Optional<String> words = fields.words("label", one.label, Wire.LONGEST_LABEL);
                OptionalDouble at = Wire.optional(one.value);
                return words.isEmpty() || at.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Scale.Label(at.getAsDouble(), words.get()));
            }
        }

        private static ScaleJson from(Scale scale) {
            return new ScaleJson(
                    scale.minimum(),
                    scale.maximum(),
                    scale.step(),
                    Wire.boxed(scale.neutral()),
                    scale.labels().stream()
                            .map(one -> new Label(one.value(), one.label()))
                            .toList());
        }

        private Optional<Scale> read(Fields fields) {
            fields.require("minimum", minimum);
            fields.require("maximum", maximum);
            fields.require("step", step);
            List<Scale.Label> words = fields.<Label, Scale.Label>each("labels", labels, MOST_LABELS, Label::read);
            if (minimum == null || maximum == null || step == null) {
                return Optional.empty();
            }
            if (step > 0 && (maximum - minimum) / step > MOST_STEPS) {
                fields.refuse("step", FieldError.OUT_OF_RANGE, "At most " + MOST_STEPS + " steps.");
                return Optional.empty();
            }
            try {
                Scale scale = new Scale(minimum, maximum, step, Wire.optional(neutral), words);
                checkLabels(fields, scale);
                return Optional.of(scale);
            } catch (IllegalArgumentException refused) {
                fields.refuse("", FieldError.OUT_OF_RANGE, sentence(refused));
                return Optional.empty();
            }
        }

        private void checkLabels(Fields fields, Scale scale) {
            for (int i = 0; i < scale.labels().size(); i++) {
                if (!scale.accepts(scale.labels().get(i).value())) {
                    fields.below("labels[" + i + "]")
                            .refuse("value", FieldError.OUT_OF_RANGE, "Must be an answer of the scale.");
                }
            }
        }

        private static String sentence(IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
        }
    }

    public static QuestionnaireJson from(Questionnaire questionnaire) {
        return from(null, questionnaire);
    }

    public static QuestionnaireJson from(Versioned<Questionnaire> questionnaire) {
        return from(questionnaire.version(), questionnaire.value());
    }

    private static QuestionnaireJson from(@Nullable Integer version, Questionnaire questionnaire) {
        return new QuestionnaireJson(
                version,
                questionnaire.title(),
                questionnaire.questions().stream().map(RatingQuestion::from).toList());
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Questionnaire toQuestionnaire() {
        Fields fields = new Fields();
        fields.whole("version", version, 1, Integer.MAX_VALUE);
        String name = Wire.orEmpty(fields.text("title", title, Wire.LONGEST_LABEL));
        fields.require("questions", questions);
        List<Questionnaire.RatingQuestion> asked = fields.<RatingQuestion, Questionnaire.RatingQuestion>each(
                "questions", questions, MOST_QUESTIONS, RatingQuestion::read);
        if (questions != null) {
            checkTogether(fields, questions);
        }
        fields.check();
        return new Questionnaire(name, asked);
    }

    private static void checkTogether(Fields fields, List<@Nullable RatingQuestion> questions) {
        fields.unique(
                "questions",
                questions.stream()
                        .map(one -> one == null || one.key() == null ? "" : one.key())
                        .toList());
        if (questions.stream().filter(one -> one != null && one.isPrimary()).count() != 1) {
            fields.refuse("questions", FieldError.WRONG_FORM, "Exactly one question must be primary.");
        }
    }
}
