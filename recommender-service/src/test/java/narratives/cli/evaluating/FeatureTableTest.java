package narratives.cli.evaluating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import narratives.catalog.Answer;
import narratives.catalog.Question;
import narratives.movielens.DelimitedText;
import org.junit.jupiter.api.Test;

class FeatureTableTest {
    /** Ten lines: a title each, one of two makers, a year, tags of which one is rare. */
    private static FeatureTable table() {
        String lines = IntStream.range(0, 10)
                .mapToObj(i -> i + ",title " + i + "," + (i % 2 == 0 ? "Ada" : "Ben") + "," + (2000 + i) + ","
                        + (i == 0 ? "a|rare" : i < 6 ? "a|b" : "b"))
                .collect(Collectors.joining("\n"));
        return FeatureTable.of(
                DelimitedText.of(("id,title,maker,year,tags\n" + lines).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void columnsBecomeQuestionsOfTheirKind() {
        FeatureTable table = table();

        assertThat(table.instrument().question("maker")).containsInstanceOf(Question.Nominal.class);
        assertThat(table.instrument().question("tags")).containsInstanceOf(Question.MultiSelect.class);
        assertThat(table.instrument().question("year"))
                .contains(new Question.Numeric(new Question.Wording("year", "file", "year", ""), 2000, 2009, ""));
    }

    @Test
    void whatNobodySharesIsLeftOut() {
        FeatureTable table = table();

        assertThat(table.instrument().question("title")).isEmpty();
        assertThat(table.rows().get("0")).containsEntry("tags", Answer.Choices.of(List.of("a")));
    }
}
