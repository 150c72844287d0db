package narratives.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link ModelWriter} writes. Believes no length that the remaining bytes cannot hold, so it cannot run out
 * of memory.
 */
public final class ModelReader {
    private final ByteBuffer bytes;

    public ModelReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private void need(long count) throws UnreadableModelException {
        if (count > bytes.remaining()) {
            throw new UnreadableModelException("the stored model is cut off");
        }
    }

    public int tag() throws UnreadableModelException {
        need(1);
        return bytes.get() & 0xff;
    }

    public int integer() throws UnreadableModelException {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    /** A number, refused if it is not finite. */
    public double number() throws UnreadableModelException {
        need(Double.BYTES);
        double value = bytes.getDouble();
        require(Double.isFinite(value), "a number is not finite");
        return value;
    }

    /** A number above 0. */
    public double variance() throws UnreadableModelException {
        double value = number();
        require(value > 0, "a variance is not above 0");
        return value;
    }

    /** A length of things that take at least so many bytes each. */
    public int length(int bytesEach) throws UnreadableModelException {
        int length = integer();
        require(length >= 0, "a length is negative");
        need((long) length * bytesEach);
        return length;
    }

    public String text() throws UnreadableModelException {
        ByteBuffer part = bytes.slice(bytes.position() + Integer.BYTES, lengthAhead());
        bytes.position(bytes.position() + Integer.BYTES + part.remaining());
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableModelException("a text is not UTF-8", e);
        }
    }

    private int lengthAhead() throws UnreadableModelException {
        int start = bytes.position();
        int length = length(1);
        bytes.position(start);
        return length;
    }

    public List<String> texts() throws UnreadableModelException {
        int length = length(Integer.BYTES);
        List<String> texts = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            texts.add(text());
        }
        return texts;
    }

    /** Bytes of another form. */
    public byte[] block() throws UnreadableModelException {
        byte[] block = new byte[length(1)];
        bytes.get(block);
        return block;
    }

    /** Numbers, of which there must be so many. */
    public double[] numbers(int count) throws UnreadableModelException {
        int length = length(Double.BYTES);
        require(length == count, "a row has " + length + " numbers; must have " + count);
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    public double[] variances(int count) throws UnreadableModelException {
        double[] variances = numbers(count);
        for (double variance : variances) {
            require(variance > 0, "a variance is not above 0");
        }
        return variances;
    }

    /** Rows of so many numbers each. */
    public double[][] rows(int width) throws UnreadableModelException {
        int length = length(Integer.BYTES);
        double[][] rows = new double[length][];
        for (int i = 0; i < length; i++) {
            rows[i] = numbers(width);
        }
        return rows;
    }

    public void end() throws UnreadableModelException {
        require(!bytes.hasRemaining(), "there are " + bytes.remaining() + " bytes after the end");
    }

    public static void require(boolean holds, String otherwise) throws UnreadableModelException {
        if (!holds) {
            throw new UnreadableModelException("the stored model is damaged: " + otherwise);
        }
    }
}
