package narratives.collection;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import narratives.catalog.Answer;
import narratives.catalog.Question;

/**
 * A question whose answers can be counted.
 *
 * @param options in the order of the instrument
 * @param isOne whether a narrative gives one answer at most
 */
record Choice(Question.Wording wording, List<Question.Option> options, boolean isOne) {
    private static final String YES = "true";
    private static final String NO = "false";

    Choice {
        options = List.copyOf(options);
    }

    /** Empty for numbers and texts. */
    static Optional<Choice> of(Question question) {
        return switch (question) {
            case Question.Nominal(var wording, var options) -> Optional.of(new Choice(wording, options, true));
            case Question.Ordinal(var wording, var options) -> Optional.of(new Choice(wording, options, true));
            case Question.MultiSelect(var wording, var options) -> Optional.of(new Choice(wording, options, false));
            case Question.YesNo(var wording) ->
                Optional.of(
                        new Choice(wording, List.of(new Question.Option(YES, YES), new Question.Option(NO, NO)), true));
            case Question.Numeric numeric -> Optional.empty();
            case Question.FreeText text -> Optional.empty();
        };
    }

    /** Which options an answer names, by their places. */
    BitSet places(Answer answer) {
        List<String> keys = switch (answer) {
            case Answer.Text(var value) -> List.of(value);
            case Answer.Choices(var values) -> List.copyOf(values);
            case Answer.Flag(var value) -> List.of(value ? YES : NO);
            case Answer.Quantity quantity -> List.of();
        };
        BitSet places = new BitSet();
        for (int place = 0; place < options.size(); place++) {
            places.set(place, keys.contains(options.get(place).key()));
        }
        return places;
    }
}
