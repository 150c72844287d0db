package narratives.grpc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import narratives.api.v1.Texts;
import narratives.catalog.Answer;
import narratives.json.GivenAnswers;
import org.jspecify.annotations.Nullable;

/** Answers by question. */
final class AnswerForms {
    private AnswerForms() {}

    static GivenAnswers given(Map<String, narratives.api.v1.Answer> answers) {
        GivenAnswers given = new GivenAnswers();
        answers.forEach((question, answer) -> {
            switch (answer.getValueCase()) {
                case TEXT -> given.text(question, answer.getText());
                case NUMBER -> given.number(question, answer.getNumber());
                case FLAG -> given.flag(question, answer.getFlag());
                case TEXTS -> given.texts(question, answer.getTexts().getValuesList());
                case VALUE_NOT_SET -> given.unknown(question);
            }
        });
        return given;
    }

    static GivenAnswers givenTexts(Map<String, Texts> answers) {
        GivenAnswers given = new GivenAnswers();
        answers.forEach((question, texts) -> given.texts(question, texts.getValuesList()));
        return given;
    }

    static Map<String, narratives.api.v1.Answer> shown(SortedMap<String, Answer> answers) {
        Map<String, narratives.api.v1.Answer> shown = new LinkedHashMap<>();
        answers.forEach((question, answer) -> shown.put(question, shown(answer)));
        return shown;
    }

    private static narratives.api.v1.Answer shown(Answer answer) {
        narratives.api.v1.Answer.Builder shown = narratives.api.v1.Answer.newBuilder();
        return switch (answer) {
            case Answer.Text(var value) -> shown.setText(value).build();
            case Answer.Choices(var values) ->
                shown.setTexts(Texts.newBuilder().addAllValues(values)).build();
            case Answer.Quantity(var value) -> shown.setNumber(value).build();
            case Answer.Flag(var value) -> shown.setFlag(value).build();
        };
    }

    /** Numbers by question; a zero has no minus, as over the other wire. */
    static Map<String, @Nullable Double> numbers(Map<String, Double> answers) {
        Map<String, @Nullable Double> numbers = new LinkedHashMap<>();
        answers.forEach((question, answer) -> numbers.put(question, answer + 0.0));
        return numbers;
    }
}
