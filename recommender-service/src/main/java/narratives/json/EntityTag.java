package narratives.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What names one state of a value: it changes with any of its bytes on the wire. The same over either wire. */
public final class EntityTag {
    private static final int BYTES = 16;

    private EntityTag() {}

    /** Quoted, as in the header ETag. */
    public static String of(Object value) {
        return of(Json.writeBytes(value));
    }

    /** That of a value that is written already. */
    public static String of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
