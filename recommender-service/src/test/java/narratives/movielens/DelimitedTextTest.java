package narratives.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTextTest {
    private static DelimitedText read(String text) {
        return DelimitedText.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3.5\n",
                "1\t2\t3.5\r\n",
                "1::2::3.5",
                "1;2;3.5",
                "1|2|3.5",
                "1 2  3.5\n\n",
                "\"1\",\"2\",3.5"
            })
    void whateverStandsBetweenTheColumnsIsFound(String text) {
        DelimitedText read = read(text);

        assertThat(read.names()).isEmpty();
        assertThat(read.lines().getFirst().values()).containsExactly("1", "2", "3.5");
    }

    @Test
    void aFirstLineWithoutNumbersNamesTheColumns() {
        DelimitedText read = read("id,title,genres\n1,\"Toys, again\",A|B\n");

        assertThat(read.names()).containsExactly("id", "title", "genres");
        assertThat(read.lines()).containsExactly(new DelimitedText.Line(2, List.of("1", "Toys, again", "A|B")));
    }

    @Test
    void theSignThatOccursMostIsBetweenTheColumns() {
        DelimitedText read = read("1|Fargo, again|Crime\n");

        assertThat(read.lines().getFirst().values()).containsExactly("1", "Fargo, again", "Crime");
    }

    @Test
    void quotesThatAreLeftOpenAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("a,b\n\"1,2\n"));
    }
}
