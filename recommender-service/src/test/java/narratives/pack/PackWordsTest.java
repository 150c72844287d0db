package narratives.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.fixture.Sample;
import org.junit.jupiter.api.Test;

class PackWordsTest {
    @Test
    void everyLanguageSaysTheSameThings() {
        assertThat(PackWords.in(Locale.GERMAN).keys())
                .isEqualTo(PackWords.in(Locale.ENGLISH).keys());
    }

    @Test
    void everyPurposeHasATitleAndAnIntroduction() {
        for (Purpose purpose : Purpose.values()) {
            assertThat(PackWords.in(Locale.ENGLISH).keys())
                    .contains("title." + purpose.key(), "introduction." + purpose.key());
        }
    }

    @Test
    void everyFixedSentenceIsThere() {
        for (PackWords.Fixed fixed : PackWords.Fixed.values()) {
            assertThat(PackWords.in(Locale.GERMAN).say(fixed)).isNotBlank();
        }
    }

    @Test
    void aNarrativeIsToldInPlainWords() {
        Narrative narrative = Sample.narrative("n");
        PackWords words = PackWords.in(Locale.forLanguageTag("en-GB"));

        assertThat(words.form(narrative)).contains("to read, about 5 minutes");
        assertThat(words.warnings(narrative))
                .isEqualTo("Somebody has looked at it and found nothing that needs a warning.");
        assertThat(words.warnings(warned(narrative, ContentWarnings.of(List.of("self-harm", "death")))))
                .isEqualTo("It speaks of: death, self harm.");
        assertThat(words.warnings(warned(narrative, ContentWarnings.unknown())))
                .isEqualTo("Nobody has yet noted what it speaks of. Take care.");
    }

    @Test
    void whatIsNotSpokenIsEnglish() {
        Sheet sheet = Sheet.gone(Locale.forLanguageTag("cy"));

        assertThat(PackWords.in(sheet.language()).language()).isEqualTo(Locale.ENGLISH);
        assertThat(sheet.title()).isEqualTo(Optional.of("A list of stories"));
    }

    private static Narrative warned(Narrative narrative, ContentWarnings warnings) {
        return new Narrative(
                narrative.id(),
                narrative.presentation(),
                warnings,
                narrative.status(),
                narrative.availability(),
                narrative.characterisation());
    }
}
