package narratives.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import narratives.catalog.Answer;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SentencesTest {
    static final List<Locale> LANGUAGES = Sentences.LANGUAGES;

    /** Words that would tell how a list is made, or that somebody is in a study. */
    private static final Pattern TELLING = Pattern.compile(
            "(?iu)\\b(algorithm\\w*|algorithmus\\w*|model\\w*|modell\\w*|arm|arms|arme|hybrid\\w*|svd\\w*|ease|factor\\w*"
                    + "|faktor\\w*|latent\\w*|bayes\\w*|neighbo\\w*|nachbar\\w*|gower|popularity|popularität|random\\w*"
                    + "|zufall\\w*|zufällig\\w*|study|studie\\w*|trial|group|gruppe\\w*|allocat\\w*|score\\w*|predict\\w*"
                    + "|train\\w*|vector\\w*|vektor\\w*|cluster\\w*)\\b");

    private static final Instrument INSTRUMENT = new Instrument(
            "",
            "",
            List.of(),
            List.of(
                    new Question.MultiSelect(
                            new Question.Wording("helped", "g", "What helped?", ""),
                            List.of(new Question.Option("a", "Friends"), new Question.Option("b", "It’s {0} music"))),
                    new Question.Numeric(new Question.Wording("length", "g", "How long?", ""), 0, 9999, "minutes")));

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageSaysTheSame(Locale language) {
        assertThat(Sentences.in(language).keys())
                .isEqualTo(Sentences.in(Sentences.DEFAULT).keys());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyRuleAndEveryPartHasItsSentences(Locale language) {
        List<String> needed = new ArrayList<>(List.of(Reason.AVERAGE, Reason.UNCERTAINTY));
        for (Rule rule : Rule.values()) {
            needed.add("rule." + rule.key());
        }
        for (String kind : List.of(
                Reason.PROFILE,
                Reason.OWN_RATINGS,
                Reason.EVIDENCE,
                Reason.CHARACTERISTIC,
                Reason.OTHER_READERS,
                Reason.OWN_TASTE,
                Reason.LIKE_MINDED,
                Reason.ENGAGEMENT)) {
            needed.addAll(List.of(kind + ".more", kind + ".less"));
        }

        assertThat(Sentences.in(language).keys()).containsAll(needed);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noSentenceTellsHowAListIsMade(Locale language) {
        Sentences sentences = Sentences.in(language);

        assertThat(sentences.keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(sentences.pattern(key)).doesNotContainPattern(TELLING));
    }

    @Test
    void theWordsThatTellAreFound() {
        assertThat(List.of("our model says", "der Algorithmus", "in this arm.", "SVD++"))
                .allSatisfy(text -> assertThat(text).containsPattern(TELLING));
        assertThat(List.of("It is warm.", "darum", "Merkmale", "eine Art"))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(TELLING));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everySentenceIsWholeWhenItIsFilledIn(Locale language) {
        Sentences sentences = Sentences.in(language);

        List<String> said = sentences.keys().stream()
                .map(key -> sentences.say(key, "<one>", "<two>", "<three>"))
                .toList();

        assertThat(said).allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "}", "null"));
        sentences.keys().stream()
                .filter(key -> !key.matches("answer\\..*|own\\..*|list|quoted"))
                .forEach(key -> assertThat(sentences.say(key, "x", "y", "z")).endsWith("."));
    }

    @Test
    void whatAddsToAScoreSpeaksForANarrativeAndWhatTakesAwaySpeaksAgainstIt() {
        Sentences english = Sentences.in(Locale.ENGLISH);

        String adds = english.weigh(Reason.OTHER_READERS, 0.1);
        String takesAway = english.weigh(Reason.OTHER_READERS, -0.1);

        assertThat(adds).endsWith(" speaks for it.");
        assertThat(takesAway).endsWith(" speaks against it.");
    }

    @Test
    void whatTheOperatorWroteComesAsItIs() {
        Sentences english = Sentences.in(Locale.ENGLISH);
        Sentences german = Sentences.in(Locale.GERMAN);
        Answer both = new Answer.Choices(new TreeSet<>(List.of("a", "b")));

        assertThat(english.answer(INSTRUMENT, "helped", both)).isEqualTo("“Friends”, “It’s {0} music”");
        assertThat(german.answer(INSTRUMENT, "helped", both)).isEqualTo("„Friends“, „It’s {0} music“");
        assertThat(german.question(INSTRUMENT, "helped")).isEqualTo("„What helped?“");
        assertThat(german.question(INSTRUMENT, "gone")).isEqualTo("„gone“");
        assertThat(german.answer(INSTRUMENT, "gone", Answer.Choices.of(List.of())))
                .isEqualTo("„nichts davon“");
    }

    @ParameterizedTest
    @CsvSource({"en, 1234.5, “1234.5 minutes”", "de, 1234.5, '„1234,5 minutes“'", "en, 3, “3 minutes”"})
    void numbersAreWrittenAsTheLanguageWritesThem(String language, double value, String said) {
        String answer =
                Sentences.in(Locale.forLanguageTag(language)).answer(INSTRUMENT, "length", new Answer.Quantity(value));

        assertThat(answer).isEqualTo(said);
    }

    @Test
    void theLanguageOfTheMachinePlaysNoPart() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String said = Sentences.in(Locale.FRENCH).answer(INSTRUMENT, "length", new Answer.Quantity(0.5));

            assertThat(said).isEqualTo("“0.5 minutes”");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "'de-AT, en;q=0.5', de",
        "'fr, en;q=0.3, de;q=0.7', de",
        "'en-GB,en;q=0.9,de;q=0.1', en",
        "fr, ",
        "'*;q=', ",
        "'', "
    })
    void aReaderIsSpokenToInTheBestLanguageThereIs(String header, String language) {
        assertThat(Sentences.preferred(header))
                .isEqualTo(Optional.ofNullable(language).map(Locale::forLanguageTag));
    }

    @Test
    void aVarietyOfALanguageIsThatLanguageAndAnUnknownOneIsEnglish() {
        List<String> average = Arrays.stream(new String[] {"de-CH", "ja", "en-GB"})
                .map(tag -> Sentences.in(Locale.forLanguageTag(tag)).say(Reason.AVERAGE))
                .toList();

        String english = Sentences.in(Locale.ENGLISH).say(Reason.AVERAGE);
        assertThat(average).containsExactly(Sentences.in(Locale.GERMAN).say(Reason.AVERAGE), english, english);
    }
}
