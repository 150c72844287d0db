package narratives.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
    private final ApiKey key = ApiKey.random(new SecureRandom());

    @Test
    void aKeyCanBeRecognisedAndReadBack() {
        assertThat(key.text()).matches("nrk_[0-9a-z]{12}_[0-9A-Za-z]{51}");
        assertThat(ApiKey.parse(key.text())).contains(key);
    }

    @Test
    void everyTypingErrorIsNoticed() {
        String text = key.text();
        for (int i = 0; i < text.length(); i++) {
            char wrong = text.charAt(i) == 'a' ? 'b' : 'a';
            String mistyped = text.substring(0, i) + wrong + text.substring(i + 1);

            assertThat(ApiKey.parse(mistyped)).as("at %d", i).isEmpty();
        }
        assertThat(ApiKey.parse(text + "a")).isEmpty();
        assertThat(ApiKey.parse(text.substring(1))).isEmpty();
        assertThat(ApiKey.parse("")).isEmpty();
    }

    @Test
    void keysAreNotMadeTwiceAndUseAllTheirBits() {
        Set<String> texts = new HashSet<>();
        Set<Character> first = new HashSet<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 2000; i++) {
            ApiKey made = ApiKey.random(random);
            texts.add(made.text());
            // 2^256 is between 60 and 61 times 62^42, so the first digit is one of 61.
            first.add(made.secret().charAt(0));
        }

        assertThat(texts).hasSize(2000);
        assertThat(first).hasSizeBetween(59, 61);
    }

    @Test
    void nothingThatIsPrintedOrStoredHoldsTheSecret() {
        assertThat(key.toString()).isEqualTo("nrk_" + key.id());
        assertThat(key.hash())
                .hasSize(32)
                .isNotEqualTo(ApiKey.random(new SecureRandom()).hash());
    }
}
