package narratives.cli.evaluating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.OptionalInt;
import narratives.cli.importing.Refusal;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final List<String> NAMES = List.of("reader_id", "article_id", "empathy", "distress");

    @Test
    void columnsAreNamedByNumberOrByName() {
        Columns columns = Columns.parse("user=1,item=2,rating=distress");

        assertThat(columns.place("item", NAMES, 4)).isEqualTo(OptionalInt.of(1));
        assertThat(columns.place("rating", NAMES, 4)).isEqualTo(OptionalInt.of(3));
        assertThat(columns.place("time", NAMES, 4)).isEmpty();
    }

    @Test
    void usualNamesAreFoundAndElseTheUsualPlaces() {
        assertThat(Columns.usual().place("item", NAMES, 4)).isEqualTo(OptionalInt.of(1));
        assertThat(Columns.usual().place("rating", NAMES, 4)).isEqualTo(OptionalInt.of(2));
        assertThat(Columns.usual().place("time", NAMES, 4)).isEmpty();
        assertThat(Columns.usual().place("time", List.of(), 4)).isEqualTo(OptionalInt.of(3));
        assertThat(Columns.usual().place("time", List.of(), 3)).isEmpty();
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Columns.parse("user"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Columns.parse("reader=1"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Columns.parse("rating=5").place("rating", NAMES, 4));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Columns.parse("rating=hope").place("rating", NAMES, 4));
    }

    @Test
    void anotherQuestionIsReadOnlyWhereItIsNamed() {
        assertThat(Columns.parse("rating=empathy,other=distress").place("other", NAMES, 4))
                .isEqualTo(OptionalInt.of(3));
        assertThat(Columns.usual().place("other", NAMES, 4)).isEmpty();
    }
}
