package narratives.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import narratives.calls.LineImport;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void linesAreCountedAsAnEditorCountsThemAndBlankOnesPassedOver() {
        List<LineImport.Line<String>> lines = read("1\r\n\n  \nx\n5");

        assertThat(lines)
                .extracting(line -> line.number() + " " + line.value().get().trim())
                .containsExactly("1 1", "4 x", "5 5");
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextOneIsRead() {
        List<LineImport.Line<String>> lines = read("9".repeat(Lines.LONGEST + 1) + "\n5");

        assertThat(lines).hasSize(2);
        assertThatThrownBy(lines.getFirst().value()::get)
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE));
        assertThat(lines.getLast().value().get()).isEqualTo("5");
    }

    private static List<LineImport.Line<String>> read(String text) {
        LineImport.Source<String> source = Lines.of(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                line -> new String(line, StandardCharsets.UTF_8));
        List<LineImport.Line<String>> lines = new ArrayList<>();
        for (Optional<LineImport.Line<String>> line = source.next(); line.isPresent(); line = source.next()) {
            lines.add(line.get());
        }
        return lines;
    }
}
