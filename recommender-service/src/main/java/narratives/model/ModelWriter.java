package narratives.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the primitives of a stored model to memory, big-endian. Not for several threads. */
public final class ModelWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private interface Step {
        void write(DataOutputStream out) throws IOException;
    }

    private void write(Step step) {
        try {
            step.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
    }

    public void tag(int value) {
        write(to -> to.writeByte(value));
    }

    public void integer(int value) {
        write(to -> to.writeInt(value));
    }

    public void number(double value) {
        write(to -> to.writeDouble(value));
    }

    public void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        integer(utf8.length);
        write(to -> to.write(utf8));
    }

    public void texts(List<String> values) {
        integer(values.size());
        values.forEach(this::text);
    }

    public void numbers(double[] values) {
        integer(values.length);
        for (double value : values) {
            number(value);
        }
    }

    public void rows(double[][] rows) {
        integer(rows.length);
        for (double[] row : rows) {
            numbers(row);
        }
    }

    /** Bytes of another form, with their length. */
    public void block(byte[] other) {
        integer(other.length);
        write(to -> to.write(other));
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
