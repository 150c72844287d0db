package narratives.safety;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.contract.FieldError;

/**
 * What a tenant decides about safety.
 *
 * @param rules each with a key of its own
 * @param safetyDataMaxAge how long ago the log may last have been read for lists to be made by what it said; beyond that
 *     only the curated list is served. Empty: however long
 */
public record SafetyPolicy(
        List<PolicyRule> rules, Optional<Duration> safetyDataMaxAge, Gentle gentle, HarmPolicy harm, ListPolicy lists) {
    /** Long enough for a database to fail over, short enough for a withdrawal to count soon. */
    public static final Duration USUAL_MAX_AGE = Duration.ofMinutes(5);

    /** What holds for a tenant that has decided nothing. */
    public static final SafetyPolicy USUAL = new SafetyPolicy(List.of(), Optional.of(USUAL_MAX_AGE), Gentle.USUAL);

    /** With the usual bounds of harm, and plain lists. */
    public SafetyPolicy(List<PolicyRule> rules, Optional<Duration> safetyDataMaxAge, Gentle gentle) {
        this(rules, safetyDataMaxAge, gentle, HarmPolicy.USUAL, ListPolicy.PLAIN);
    }

    public SafetyPolicy {
        rules = List.copyOf(rules);
    }

    /** What it asks of narratives that the instrument does not; while there is any, nobody can say what it excludes. */
    public List<FieldError> check(Instrument instrument) {
        List<FieldError> errors = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            check(
                    instrument,
                    "rules[" + r + "].exclude.characteristics",
                    rules.get(r).characteristics(),
                    errors);
        }
        check(instrument, "gentle.prefer", gentle.prefer(), errors);
        for (int f = 0; f < lists.floors().size(); f++) {
            check(instrument, "lists.floors[" + f + "]", lists.floors().get(f).group(), errors);
        }
        for (int q = 0; q < lists.calibrated().size(); q++) {
            if (instrument.question(lists.calibrated().get(q)).isEmpty()) {
                errors.add(new FieldError(
                        "lists.calibrated[" + q + "]",
                        FieldError.UNKNOWN_QUESTION,
                        "The instrument has no question of this key."));
            }
        }
        return errors;
    }

    private static void check(
            Instrument instrument, String field, List<Condition> conditions, List<FieldError> errors) {
        for (int c = 0; c < conditions.size(); c++) {
            check(instrument, field + "[" + c + "]", conditions.get(c), errors);
        }
    }

    private static void check(Instrument instrument, String at, Condition condition, List<FieldError> errors) {
        instrument
                .question(condition.question())
                .ifPresentOrElse(
                        question -> check(question, at, condition, errors),
                        () -> errors.add(new FieldError(
                                at + ".question",
                                FieldError.UNKNOWN_QUESTION,
                                "The instrument has no question of this key.")));
    }

    private static void check(Question question, String at, Condition condition, List<FieldError> errors) {
        Set<String> possible = answers(question);
        if (!possible.isEmpty() && !possible.containsAll(condition.answers())) {
            errors.add(new FieldError(
                    at + ".answers", FieldError.NOT_AN_ANSWER, "Must be of: " + String.join(", ", possible) + "."));
        }
    }

    /** The keys of the answers that a question takes; empty where it takes others. */
    private static Set<String> answers(Question question) {
        return switch (question) {
            case Question.Nominal(var words, var options) -> keys(options);
            case Question.MultiSelect(var words, var options) -> keys(options);
            case Question.Ordinal(var words, var options) -> keys(options);
            case Question.YesNo(var words) -> Set.of("false", "true");
            case Question.Numeric numeric -> Set.of();
            case Question.FreeText(var words) -> Set.of();
        };
    }

    private static Set<String> keys(List<Question.Option> options) {
        return options.stream().map(Question.Option::key).collect(Collectors.toCollection(TreeSet::new));
    }
}
