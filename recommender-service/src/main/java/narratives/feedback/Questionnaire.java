package narratives.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import narratives.contract.FieldError;

/** The questions asked after a narrative: exactly one is primary, the others may be left out. */
public record Questionnaire(String title, List<RatingQuestion> questions) {
    /** One question and its scale. */
    public record RatingQuestion(String key, String text, boolean primary, Scale scale) {}

    /** @throws IllegalArgumentException unless exactly one question is primary and every key occurs once */
    public Questionnaire {
        questions = List.copyOf(questions);
        if (questions.stream().filter(RatingQuestion::primary).count() != 1) {
            throw new IllegalArgumentException("exactly one question must be primary");
        }
        if (questions.stream().map(RatingQuestion::key).distinct().count() != questions.size()) {
            throw new IllegalArgumentException("a question key occurs twice");
        }
    }

    public RatingQuestion primary() {
        return questions.stream().filter(RatingQuestion::primary).findFirst().orElseThrow();
    }

    public Optional<RatingQuestion> question(String key) {
        return questions.stream().filter(question -> question.key().equals(key)).findFirst();
    }

    /** What is wrong with the answers of a rating, in the order of the keys; empty if nothing is. */
    public List<FieldError> check(SortedMap<String, Double> answers) {
        List<FieldError> errors = new ArrayList<>();
        if (answers.isEmpty()) {
            errors.add(new FieldError("ratings", FieldError.REQUIRED, "A rating answers at least one question."));
        }
        answers.forEach((key, answer) -> check(key, answer).ifPresent(errors::add));
        return errors;
    }

    private Optional<FieldError> check(String key, double answer) {
        Optional<RatingQuestion> question = question(key);
        if (question.isEmpty()) {
            return Optional.of(new FieldError(
                    "ratings." + key, FieldError.UNKNOWN_QUESTION, "The questionnaire has no question of this key."));
        }
        Scale scale = question.get().scale();
        return scale.accepts(answer)
                ? Optional.empty()
                : Optional.of(new FieldError(
                        "ratings." + key,
                        FieldError.OUT_OF_RANGE,
                        "Must be within " + scale.minimum() + " and " + scale.maximum() + " in steps of " + scale.step()
                                + "."));
    }
}
