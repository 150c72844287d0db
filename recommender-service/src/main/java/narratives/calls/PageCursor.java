package narratives.calls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;

/** Where a listing goes on: behind a narrative, and only with the filter it began with. It gives no rights. */
final class PageCursor {
    private PageCursor() {}

    static String write(String filter, NarrativeId last) {
        byte[] id = last.value().getBytes(StandardCharsets.US_ASCII);
        byte[] token = ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(fingerprint(filter))
                .put(id)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws RecommenderException {@code PAGE_TOKEN_INVALID} if it is no token, or that of another filter */
    static NarrativeId read(String filter, String token) {
        ByteBuffer bytes = decode(token);
        if (bytes.remaining() <= Long.BYTES || bytes.getLong() != fingerprint(filter)) {
            throw invalid();
        }
        String id = StandardCharsets.US_ASCII.decode(bytes).toString();
        if (!Identifier.accepts(id)) {
            throw invalid();
        }
        return new NarrativeId(id);
    }

    private static ByteBuffer decode(String token) {
        try {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
    }

    private static RecommenderException invalid() {
        return new RecommenderException(
                ErrorCode.PAGE_TOKEN_INVALID, "A page token goes with the filter that gave it, unchanged.");
    }

    private static long fingerprint(String filter) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(filter.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
