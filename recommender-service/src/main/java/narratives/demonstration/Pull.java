package narratives.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.catalog.Answer;

/**
 * What one answer does to a score: it adds its weight where it is given. A question that is left open adds nothing.
 *
 * @param answer the key of a choice, or {@code true} for a yes
 * @param weight without unit; scores are brought to a standard deviation of 1 before they are used
 */
record Pull(String question, String answer, double weight) {
    /** The sum of all weights that apply. */
    static double sum(List<Pull> pulls, Map<String, Answer> answers) {
        double sum = 0;
        for (Pull pull : pulls) {
            sum += pull.on(answers);
        }
        return sum;
    }

    private double on(Map<String, Answer> answers) {
        return Optional.ofNullable(answers.get(question)).filter(this::isGiven).isPresent() ? weight : 0;
    }

    private boolean isGiven(Answer given) {
        return switch (given) {
            case Answer.Text(var value) -> value.equals(answer);
            case Answer.Choices(var values) -> values.contains(answer);
            case Answer.Flag(var value) -> Boolean.toString(value).equals(answer);
            case Answer.Quantity quantity -> false;
        };
    }
}
