package narratives.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import narratives.contract.FieldError;

/** One question by which narratives are characterised. */
public sealed interface Question {
    /**
     * How a question is named and put.
     *
     * @param key unique in its instrument
     * @param group the key of the group it stands in
     * @param label the question, in plain words
     * @param help more about it; may be empty
     */
    record Wording(String key, String group, String label, String help) {}

    /** One of the answers that may be chosen. */
    record Option(String key, String label) {}

    Wording wording();

    /** What is wrong with an answer; empty if it may be given. */
    Optional<FieldError> check(Answer answer);

    default String key() {
        return wording().key();
    }

    /** Exactly one of several answers, which have no order. */
    record Nominal(Wording wording, List<Option> options) implements Question {
        public Nominal {
            options = List.copyOf(options);
        }

        @Override
        public Optional<FieldError> check(Answer answer) {
            return oneOf(wording.key(), options, answer);
        }
    }

    /** Exactly one of several answers, listed from least to most. */
    record Ordinal(Wording wording, List<Option> options) implements Question {
        public Ordinal {
            options = List.copyOf(options);
        }

        @Override
        public Optional<FieldError> check(Answer answer) {
            return oneOf(wording.key(), options, answer);
        }
    }

    /** Any number of several answers. */
    record MultiSelect(Wording wording, List<Option> options) implements Question {
        public MultiSelect {
            options = List.copyOf(options);
        }

        @Override
        public Optional<FieldError> check(Answer answer) {
            if (!(answer instanceof Answer.Choices(var values))) {
                return wrongType(wording.key(), "a list of answer keys");
            }
            return values.stream()
                    .filter(value -> !contains(options, value))
                    .findFirst()
                    .flatMap(value -> notAnAnswer(wording.key(), options));
        }
    }

    /** A number within bounds, both included. */
    record Numeric(Wording wording, double minimum, double maximum, String unit) implements Question {
        @Override
        public Optional<FieldError> check(Answer answer) {
            if (!(answer instanceof Answer.Quantity(var value))) {
                return wrongType(wording.key(), "a number");
            }
            return value >= minimum && value <= maximum
                    ? Optional.empty()
                    : Optional.of(new FieldError(
                            wording.key(),
                            FieldError.OUT_OF_RANGE,
                            "Must be within " + minimum + " and " + maximum + "."));
        }
    }

    /** Yes or no. */
    record YesNo(Wording wording) implements Question {
        @Override
        public Optional<FieldError> check(Answer answer) {
            return answer instanceof Answer.Flag ? Optional.empty() : wrongType(wording.key(), "true or false");
        }
    }

    /** A text in the curator's own words; shown, never learned from. */
    record FreeText(Wording wording) implements Question {
        /** Enough for a long paragraph, chosen by us. */
        public static final int LONGEST = 4000;

        @Override
        public Optional<FieldError> check(Answer answer) {
            if (!(answer instanceof Answer.Text(var value))) {
                return wrongType(wording.key(), "a text");
            }
            return value.length() <= LONGEST
                    ? Optional.empty()
                    : Optional.of(new FieldError(
                            wording.key(), FieldError.OUT_OF_RANGE, "At most " + LONGEST + " characters."));
        }
    }

    private static Optional<FieldError> oneOf(String key, List<Option> options, Answer answer) {
        if (!(answer instanceof Answer.Text(var value))) {
            return wrongType(key, "one answer key");
        }
        return contains(options, value) ? Optional.empty() : notAnAnswer(key, options);
    }

    private static boolean contains(List<Option> options, String key) {
        return options.stream().anyMatch(option -> option.key().equals(key));
    }

    private static Optional<FieldError> wrongType(String key, String wanted) {
        return Optional.of(new FieldError(key, FieldError.WRONG_TYPE, "Must be " + wanted + "."));
    }

    private static Optional<FieldError> notAnAnswer(String key, List<Option> options) {
        String known = options.stream().limit(20).map(Option::key).collect(Collectors.joining(", "));
        return Optional.of(new FieldError(
                key, FieldError.NOT_AN_ANSWER, "Must be of: " + known + (options.size() > 20 ? ", …" : "") + "."));
    }
}
