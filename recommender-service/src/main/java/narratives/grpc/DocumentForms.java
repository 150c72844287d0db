package narratives.grpc;

import java.util.List;
import narratives.api.v1.AnswerOption;
import narratives.api.v1.NarrativeProblem;
import narratives.api.v1.QuestionGroup;
import narratives.api.v1.QuestionType;
import narratives.api.v1.RatingQuestion;
import narratives.api.v1.Revalidation;
import narratives.api.v1.ScaleLabel;
import narratives.calls.DocumentCalls;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.contract.Versioned;
import narratives.feedback.Questionnaire;
import narratives.feedback.Scale;
import narratives.json.InstrumentJson;
import narratives.json.QuestionJson;
import narratives.json.QuestionnaireJson;
import org.jspecify.annotations.Nullable;

/** The instrument and the questionnaire. */
final class DocumentForms {
    private static final String TYPE = "QUESTION_TYPE_";

    private DocumentForms() {}

    static Instrument given(narratives.api.v1.Instrument given) {
        return new InstrumentJson(
                        given.hasVersion() ? (Integer) given.getVersion() : null,
                        given.hasTitle() ? given.getTitle() : null,
                        given.hasDescription() ? given.getDescription() : null,
                        given.getGroupsList().stream()
                                .<InstrumentJson.@Nullable Group>map(DocumentForms::given)
                                .toList(),
                        given.getQuestionsList().stream()
                                .<@Nullable QuestionJson>map(DocumentForms::given)
                                .toList())
                .toInstrument();
    }

    private static InstrumentJson.Group given(QuestionGroup given) {
        return new InstrumentJson.Group(
                given.hasKey() ? given.getKey() : null, given.hasLabel() ? given.getLabel() : null);
    }

    private static QuestionJson given(narratives.api.v1.Question given) {
        return new QuestionJson(
                given.hasKey() ? given.getKey() : null,
                given.hasGroup() ? given.getGroup() : null,
                given.hasLabel() ? given.getLabel() : null,
                given.hasHelp() ? given.getHelp() : null,
                Keys.of(given.getType(), TYPE),
                given.getAnswersList().isEmpty()
                        ? null
                        : given.getAnswersList().stream()
                                .<QuestionJson.@Nullable Option>map(DocumentForms::given)
                                .toList(),
                given.hasMinimum() ? (Double) (given.getMinimum() + 0.0) : null,
                given.hasMaximum() ? (Double) (given.getMaximum() + 0.0) : null,
                given.hasUnit() ? given.getUnit() : null);
    }

    private static QuestionJson.Option given(AnswerOption given) {
        return new QuestionJson.Option(
                given.hasKey() ? given.getKey() : null, given.hasLabel() ? given.getLabel() : null);
    }

    static narratives.api.v1.Instrument shown(Versioned<Instrument> versioned) {
        Instrument instrument = versioned.value();
        narratives.api.v1.Instrument.Builder shown = narratives.api.v1.Instrument.newBuilder()
                .setVersion(versioned.version())
                .setTitle(instrument.title())
                .setDescription(instrument.description());
        instrument
                .groups()
                .forEach(group -> shown.addGroups(
                        QuestionGroup.newBuilder().setKey(group.key()).setLabel(group.label())));
        instrument.questions().forEach(question -> shown.addQuestions(shown(question)));
        return shown.build();
    }

    private static narratives.api.v1.Question shown(Question question) {
        Question.Wording wording = question.wording();
        narratives.api.v1.Question.Builder shown = narratives.api.v1.Question.newBuilder()
                .setKey(wording.key())
                .setGroup(wording.group())
                .setLabel(wording.label());
        if (!wording.help().isEmpty()) {
            shown.setHelp(wording.help());
        }
        return switch (question) {
            case Question.Nominal(var words, var options) -> shown(shown, QuestionType.QUESTION_TYPE_NOMINAL, options);
            case Question.MultiSelect(var words, var options) ->
                shown(shown, QuestionType.QUESTION_TYPE_MULTI_SELECT, options);
            case Question.Ordinal(var words, var options) -> shown(shown, QuestionType.QUESTION_TYPE_ORDINAL, options);
            case Question.Numeric numeric -> shown(shown, numeric);
            case Question.YesNo(var words) ->
                shown.setType(QuestionType.QUESTION_TYPE_BOOLEAN).build();
            case Question.FreeText(var words) ->
                shown.setType(QuestionType.QUESTION_TYPE_TEXT).build();
        };
    }

    private static narratives.api.v1.Question shown(
            narratives.api.v1.Question.Builder shown, QuestionType type, List<Question.Option> options) {
        options.forEach(option ->
                shown.addAnswers(AnswerOption.newBuilder().setKey(option.key()).setLabel(option.label())));
        return shown.setType(type).build();
    }

    private static narratives.api.v1.Question shown(
            narratives.api.v1.Question.Builder shown, Question.Numeric numeric) {
        if (!numeric.unit().isEmpty()) {
            shown.setUnit(numeric.unit());
        }
        return shown.setType(QuestionType.QUESTION_TYPE_NUMERIC)
                .setMinimum(numeric.minimum())
                .setMaximum(numeric.maximum())
                .build();
    }

    static Revalidation shown(DocumentCalls.Revalidation revalidation) {
        Revalidation.Builder shown = Revalidation.newBuilder()
                .setNarratives(revalidation.narratives())
                .setInvalid(revalidation.invalid());
        revalidation
                .problems()
                .forEach(problem -> shown.addProblems(NarrativeProblem.newBuilder()
                        .setNarrativeId(problem.narrative().value())
                        .addAllErrors(problem.errors().stream()
                                .map(FeedbackForms::shown)
                                .toList())));
        return shown.build();
    }

    static Questionnaire given(narratives.api.v1.Questionnaire given) {
        return new QuestionnaireJson(
                        given.hasVersion() ? (Integer) given.getVersion() : null,
                        given.hasTitle() ? given.getTitle() : null,
                        given.getQuestionsList().stream()
                                .<QuestionnaireJson.@Nullable RatingQuestion>map(DocumentForms::given)
                                .toList())
                .toQuestionnaire();
    }

    private static QuestionnaireJson.RatingQuestion given(RatingQuestion given) {
        return new QuestionnaireJson.RatingQuestion(
                given.hasKey() ? given.getKey() : null,
                given.hasText() ? given.getText() : null,
                given.getPrimary(),
                given.hasScale() ? given(given.getScale()) : null);
    }

    private static QuestionnaireJson.ScaleJson given(narratives.api.v1.Scale given) {
        return new QuestionnaireJson.ScaleJson(
                given.hasMinimum() ? (Double) (given.getMinimum() + 0.0) : null,
                given.hasMaximum() ? (Double) (given.getMaximum() + 0.0) : null,
                given.hasStep() ? (Double) (given.getStep() + 0.0) : null,
                given.hasNeutral() ? (Double) (given.getNeutral() + 0.0) : null,
                given.getLabelsList().stream()
                        .<QuestionnaireJson.ScaleJson.@Nullable Label>map(
                                label -> new QuestionnaireJson.ScaleJson.Label(
                                        label.hasValue() ? (Double) (label.getValue() + 0.0) : null,
                                        label.hasLabel() ? label.getLabel() : null))
                        .toList());
    }

    static narratives.api.v1.Questionnaire shownQuestionnaire(Versioned<Questionnaire> versioned) {
        Questionnaire questionnaire = versioned.value();
        narratives.api.v1.Questionnaire.Builder shown = narratives.api.v1.Questionnaire.newBuilder()
                .setVersion(versioned.version())
                .setTitle(questionnaire.title());
        questionnaire
                .questions()
                .forEach(question -> shown.addQuestions(RatingQuestion.newBuilder()
                        .setKey(question.key())
                        .setText(question.text())
                        .setPrimary(question.primary())
                        .setScale(shown(question.scale()))));
        return shown.build();
    }

    private static narratives.api.v1.Scale shown(Scale scale) {
        narratives.api.v1.Scale.Builder shown = narratives.api.v1.Scale.newBuilder()
                .setMinimum(scale.minimum())
                .setMaximum(scale.maximum())
                .setStep(scale.step());
        scale.neutral().ifPresent(shown::setNeutral);
        scale.labels()
                .forEach(label -> shown.addLabels(
                        ScaleLabel.newBuilder().setValue(label.value()).setLabel(label.label())));
        return shown.build();
    }
}
