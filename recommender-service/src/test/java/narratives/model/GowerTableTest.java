package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import org.junit.jupiter.api.Test;

class GowerTableTest {
    private static final Instrument INSTRUMENT = new Instrument(
            "",
            "",
            List.of(),
            List.of(
                    new Question.Nominal(wording("n"), options("x", "y")),
                    new Question.MultiSelect(wording("m"), options("a", "b", "c")),
                    new Question.Ordinal(wording("o"), options("1", "2", "3", "4", "5")),
                    new Question.FreeText(wording("t"))));

    /** Nominal differs (1), sets {a,b} and {b,c} (2/3), ordinal 1 and 3 of 5 (1/2): the mean is 0.7222 (golden value). */
    @Test
    void mixedTypesWeighEachQuestionOnce() {
        Characterisation one = answers(text("x"), choices("a", "b"), text("1"));
        Characterisation other = answers(text("y"), choices("b", "c"), text("3"));

        double distance = new GowerTable(INSTRUMENT, List.of(one, other)).distance(0, 1);

        assertThat(distance).isEqualTo((1 + 2.0 / 3 + 0.5) / 3, within(1e-12)).isEqualTo(0.7222, within(5e-5));
    }

    @Test
    void aNarrativeIsLikeItself() {
        Characterisation one = answers(text("x"), choices("a", "b"), text("1"));

        double distance = new GowerTable(INSTRUMENT, List.of(one, one)).distance(0, 1);

        assertThat(distance).isZero();
    }

    @Test
    void twoEmptySetsAreAlike() {
        Characterisation none = Characterisation.of(Map.of("m", choices()));

        double distance = new GowerTable(INSTRUMENT, List.of(none, none)).distance(0, 1);

        assertThat(distance).isZero();
    }

    /** The nominal agrees (0), the ordinal is answered by one only (0.5), the set by neither: (0 + 0.5) / 2. */
    @Test
    void whatOnlyOneAnswersIsHalfWayAndWhatNeitherAnswersIsLeftOut() {
        Characterisation one = Characterisation.of(Map.of("n", text("x"), "o", text("1")));
        Characterisation other = Characterisation.of(Map.of("n", text("x")));

        double distance = new GowerTable(INSTRUMENT, List.of(one, other)).distance(0, 1);

        assertThat(distance).isEqualTo(0.25);
    }

    @Test
    void nothingInCommonIsNotAlike() {
        double distance =
                new GowerTable(INSTRUMENT, List.of(Characterisation.NONE, Characterisation.NONE)).distance(0, 1);

        assertThat(distance).isEqualTo(1);
    }

    private static Characterisation answers(Answer nominal, Answer set, Answer ordinal) {
        return Characterisation.of(Map.of("n", nominal, "m", set, "o", ordinal, "t", text("any words")));
    }

    private static Answer text(String value) {
        return new Answer.Text(value);
    }

    private static Answer choices(String... values) {
        return Answer.Choices.of(Set.of(values));
    }

    private static Question.Wording wording(String key) {
        return new Question.Wording(key, "g", key, "");
    }

    private static List<Question.Option> options(String... keys) {
        return Arrays.stream(keys).map(key -> new Question.Option(key, key)).toList();
    }
}
