package narratives.model;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What every stored model begins and ends with: a magic number and the number of its format, and the SHA-256 of it all. */
public final class StoredForm {
    private static final int DIGEST = 32;

    private StoredForm() {}

    /** Whether these bytes begin as those of a kind. */
    public static boolean isOf(int magic, byte[] bytes) throws UnreadableModelException {
        return new ModelReader(bytes).integer() == magic;
    }

    /** A body, which begins with magic and format, and its SHA-256 behind it. */
    public static byte[] sealed(byte[] body) {
        byte[] whole = Arrays.copyOf(body, body.length + DIGEST);
        System.arraycopy(digest(body, body.length), 0, whole, body.length, DIGEST);
        return whole;
    }

    /**
     * The body of sealed bytes.
     *
     * @param what they should be, with its article
     * @param formats that are known, ascending
     * @throws UnreadableModelException if the bytes are anything but that, whole and of a known format
     */
    public static byte[] opened(byte[] bytes, int magic, String what, int... formats) throws UnreadableModelException {
        if (bytes.length < 2 * Integer.BYTES + DIGEST) {
            throw new UnreadableModelException("the stored model is cut off");
        }
        ModelReader start = new ModelReader(bytes);
        if (start.integer() != magic) {
            throw new UnreadableModelException("these bytes are not " + what);
        }
        int format = start.integer();
        if (IntStream.of(formats).noneMatch(known -> known == format)) {
            throw new UnreadableModelException("the stored model has format " + format + "; known are "
                    + IntStream.of(formats).mapToObj(Integer::toString).collect(Collectors.joining(" and ")));
        }
        int length = bytes.length - DIGEST;
        if (!MessageDigest.isEqual(digest(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new UnreadableModelException("the stored model is damaged: its SHA-256 is another");
        }
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] digest(byte[] bytes, int length) {
        MessageDigest sha256 = EncoderCodec.sha256();
        sha256.update(bytes, 0, length);
        return sha256.digest();
    }
}
