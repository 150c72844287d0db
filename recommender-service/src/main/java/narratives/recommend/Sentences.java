package narratives.recommend;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import narratives.catalog.Answer;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.contract.Phrases;

/**
 * What a reader is told, in one language: the patterns of {@code sentences_<language>.properties}, filled in. What the
 * operator wrote (questions, answers, titles) comes as it is. Immutable.
 */
public final class Sentences {
    /** What is spoken where nothing else was asked for, or nothing that is spoken here. */
    public static final Locale DEFAULT = Locale.ENGLISH;

    /** The languages that there are, the default first. */
    public static final List<Locale> LANGUAGES = List.of(DEFAULT, Locale.GERMAN);

    /** As many decimals of a number as anybody reads. */
    private static final int DECIMALS = 6;

    private static final List<Sentences> SPOKEN = LANGUAGES.stream()
            .map(language -> new Sentences(Phrases.read(Sentences.class, "sentences", language)))
            .toList();

    private final Phrases phrases;

    private Sentences(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In a language, or in the one that its tag is a variety of, or in the default. */
    static Sentences in(Locale wanted) {
        return Phrases.in(wanted, LANGUAGES, SPOKEN);
    }

    /**
     * The best of our languages for a reader with preferences.
     *
     * @param acceptLanguage as HTTP has them: {@code de-AT, en;q=0.5}
     * @return empty if it names none of ours, or is no such header
     */
    public static Optional<Locale> preferred(String acceptLanguage) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The keys of all patterns. */
    SortedSet<String> keys() {
        return phrases.keys();
    }

    /** The pattern under a key. */
    String pattern(String key) {
        return phrases.pattern(key);
    }

    /** One sentence. */
    String say(String key, String... names) {
        return phrases.say(key, names);
    }

    /** A sentence that speaks for a narrative, or against it. */
    String weigh(String key, double contribution, String... names) {
        return say(key + (contribution < 0 ? ".less" : ".more"), names);
    }

    String quoted(String text) {
        return say("quoted", text);
    }

    /** How a question is put. */
    String question(Instrument instrument, String key) {
        return quoted(
                instrument.question(key).map(asked -> asked.wording().label()).orElse(key));
    }

    /** An answer to a question, in the operator's words where it is one of theirs. */
    String answer(Instrument instrument, String question, Answer answer) {
        Optional<Question> asked = instrument.question(question);
        return switch (answer) {
            case Answer.Text(var value) -> quoted(label(asked, value));
            case Answer.Choices(var values) ->
                values.stream()
                        .map(value -> quoted(label(asked, value)))
                        .reduce((some, next) -> say("list", some, next))
                        .orElseGet(() -> quoted(say("answer.none")));
            case Answer.Quantity(var value) -> quoted(number(value) + unit(asked));
            case Answer.Flag(var value) -> quoted(say(value ? "answer.yes" : "answer.no"));
        };
    }

    /** What keeps a narrative from a list. */
    Exclusion exclusion(Obstacle obstacle, Instrument instrument) {
        String about = obstacle.rule() == Rule.CHARACTERISTIC
                ? question(instrument, obstacle.about().getFirst())
                : obstacle.about().stream()
                        .reduce((some, next) -> say("list", some, next))
                        .orElse("");
        return new Exclusion(
                obstacle.rule(), obstacle.field(), say("rule." + obstacle.rule().key(), about));
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(phrases.language());
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(value);
    }

    private static String unit(Optional<Question> question) {
        return question.filter(Question.Numeric.class::isInstance)
                .map(Question.Numeric.class::cast)
                .map(Question.Numeric::unit)
                .filter(unit -> !unit.isBlank())
                .map(unit -> " " + unit)
                .orElse("");
    }

    private static String label(Optional<Question> question, String key) {
        List<Question.Option> options = question.map(known -> switch (known) {
                    case Question.Nominal nominal -> nominal.options();
                    case Question.Ordinal ordinal -> ordinal.options();
                    case Question.MultiSelect several -> several.options();
                    case Question.Numeric numeric -> List.<Question.Option>of();
                    case Question.YesNo yesNo -> List.<Question.Option>of();
                    case Question.FreeText text -> List.<Question.Option>of();
                })
                .orElse(List.of());
        return options.stream()
                .filter(option -> option.key().equals(key))
                .map(Question.Option::label)
                .findFirst()
                .orElse(key);
    }
}
