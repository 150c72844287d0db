package narratives.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.contract.FieldError;

/**
 * The questions by which the narratives of a tenant are characterised, in groups and in order. Pluggable: a study loads
 * its own.
 */
public record Instrument(String title, String description, List<Group> groups, List<Question> questions) {
    /** A heading over questions that belong together. */
    public record Group(String key, String label) {}

    /** An instrument without questions: every characterisation but the empty one is refused. */
    public static final Instrument EMPTY = new Instrument("", "", List.of(), List.of());

    public Instrument {
        groups = List.copyOf(groups);
        questions = List.copyOf(questions);
    }

    public Optional<Question> question(String key) {
        return questions.stream().filter(question -> question.key().equals(key)).findFirst();
    }

    /** The questions by key, in the instrument's order. */
    public Map<String, Question> byKey() {
        Map<String, Question> byKey = new LinkedHashMap<>();
        questions.forEach(question -> byKey.put(question.key(), question));
        return byKey;
    }

    /** What is wrong with a characterisation, one error a question, in the order of the keys; empty if nothing is. */
    public List<FieldError> check(Characterisation characterisation) {
        Map<String, Question> byKey = byKey();
        List<FieldError> errors = new ArrayList<>();
        characterisation.answers().forEach((key, answer) -> {
            Question question = byKey.get(key);
            if (question == null) {
                errors.add(new FieldError(
                        key, FieldError.UNKNOWN_QUESTION, "The instrument has no question of this key."));
            } else {
                question.check(answer).ifPresent(errors::add);
            }
        });
        return errors;
    }
}
