package narratives.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void linesAreNumberedFromOneAndTheLastNeedsNoEnd() throws IOException {
        assertThat(read(bytes("a\n\nb"))).containsExactly("1:a", "2:", "3:b");
        assertThat(read(bytes("a\n"))).containsExactly("1:a");
        assertThat(read(bytes(""))).isEmpty();
    }

    @Test
    void whatIsCompressedIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("a\nb\n"));
        }

        assertThat(read(packed.toByteArray())).containsExactly("1:a", "2:b");
    }

    @Test
    void aLineThatIsTooLongIsCutAndTheNextOneIsWhole() throws IOException {
        byte[] file = bytes("x".repeat(Lines.LONGEST + 1) + "\nb");

        try (Lines lines = lines(file)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.isCut()).isTrue();
            assertThat(lines.next()).isTrue();
            assertThat(lines.isCut()).isFalse();
            assertThat(lines.line()).isEqualTo(bytes("b"));
        }
    }

    @Test
    void theShareReadIsKnownWhereTheSizeIs() throws IOException {
        try (Lines lines = lines(bytes("a\nb\n"))) {
            lines.next();

            assertThat(lines.share()).hasValue(1);
        }
    }

    private static List<String> read(byte[] file) throws IOException {
        List<String> read = new ArrayList<>();
        try (Lines lines = lines(file)) {
            while (lines.next()) {
                read.add(lines.number() + ":" + new String(lines.line(), StandardCharsets.UTF_8));
            }
        }
        return read;
    }

    private static Lines lines(byte[] file) throws IOException {
        return new Lines(new ByteArrayInputStream(file), OptionalLong.of(file.length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
