package narratives.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not the JSON of the contract is refused, with the place and without the content. */
class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"title\":\"SECRET",
                "{\"title\":SECRET}",
                "{\"title\":NaN}",
                "{\"durationSeconds\":01}",
                "{'title':\"SECRET\"}",
                "{\"title\":\"SECRET\",}",
                "{\"title\":\"SECRET\"} {}",
                "{\"title\":\"SECRET\",\"title\":\"SECRET\"}",
                "{\"characteristics\":{\"SECRET\":1,\"SECRET\":2}}",
                "{\"title\":\"a\tb\"}",
            })
    void whatIsNotJson(String text) {
        RecommenderException refused = refused(text);

        assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_BODY);
        assertThat(refused.detail()).contains("line").doesNotContain("SECRET");
    }

    @Test
    void whatIsNotUtf8() {
        byte[] latin1 = "{\"title\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        RecommenderException refused =
                catchThrowableOfType(RecommenderException.class, () -> Json.read(latin1, NarrativeJson.class));

        assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_BODY);
    }

    @Test
    void whatIsTooDeep() {
        RecommenderException refused = refused("{\"characteristics\":{\"a\":" + "[".repeat(100_000));

        assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_BODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                                      |                   | WRONG_TYPE",
                "[]                                        |                   | WRONG_TYPE",
                "3                                         |                   | WRONG_TYPE",
                "{\"SECRET secret\":1}                     | …                 | UNKNOWN_FIELD",
                "{\"name\":1}                              | name              | UNKNOWN_FIELD",
                "{\"title\":1}                             | title             | WRONG_TYPE",
                "{\"title\":true}                          | title             | WRONG_TYPE",
                "{\"title\":[\"SECRET\"]}                  | title             | WRONG_TYPE",
                "{\"title\":\"SECRET\\u0000\"}             | title             | WRONG_FORM",
                "{\"title\":\"SECRET\\ud800\"}             | title             | WRONG_FORM",
                "{\"durationSeconds\":\"1\"}               | durationSeconds   | WRONG_TYPE",
                "{\"durationSeconds\":\"\"}                | durationSeconds   | WRONG_TYPE",
                "{\"durationSeconds\":1.0}                 | durationSeconds   | WRONG_TYPE",
                "{\"durationSeconds\":true}                | durationSeconds   | WRONG_TYPE",
                "{\"durationSeconds\":99999999999}         | durationSeconds   | OUT_OF_RANGE",
                "{\"contentWarnings\":\"SECRET\"}          | contentWarnings   | WRONG_TYPE",
                "{\"contentWarnings\":[1]}                 | contentWarnings[0]| WRONG_TYPE",
                "{\"characteristics\":[]}                  | characteristics   | WRONG_TYPE",
            })
    void whatDoesNotFit(String text, @Nullable String field, String code) {
        RecommenderException refused = refused(text);

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field == null ? "" : field);
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.detail()).doesNotContain("SECRET");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"0.5\"", "true", "1e999", "[0.5]"})
    void whatIsNoFiniteNumber(String position) {
        assertThatThrownBy(() -> Json.read("{\"position\":" + position + "}", FeedbackJson.class))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.errors())
                                .extracting(error -> error.field() + " " + error.code())
                                .isEqualTo(List.of("position WRONG_TYPE")));
    }

    @Test
    void aNumberThatIsNotFiniteIsNotWritten() {
        assertThatThrownBy(() -> Json.write(List.of(Double.NaN))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void wholeNumbersHaveNoFraction() {
        assertThat(Json.write(List.of(1.0, -2.0, 0.5, 1e16, 0.1 + 0.2)))
                .isEqualTo("[1,-2,0.5,1.0E16,0.30000000000000004]");
    }

    private static RecommenderException refused(String text) {
        return catchThrowableOfType(RecommenderException.class, () -> Json.read(text, NarrativeJson.class));
    }
}
