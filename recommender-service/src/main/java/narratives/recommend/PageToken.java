package narratives.recommend;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * Where a list goes on. It carries what the earlier pages showed, so that any replica can go on without a common memory
 * and no narrative comes twice, even if the model learned in between. It gives no rights: what may be shown is decided
 * anew for every page.
 *
 * <p>Form: base64url of version (1 byte), issue time (8, epoch milliseconds), seed (8), fingerprint of the request (8),
 * then 6 bytes for each narrative shown.
 *
 * @param issuedAt when the first page was served
 * @param seed what chance is drawn with, on all pages
 * @param request the fingerprint of what was asked
 * @param shown the marks of what was shown, sorted
 */
record PageToken(Instant issuedAt, long seed, long request, Marks shown) {
    /** How long a list can be continued: as long as the comparable services allow. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final byte VERSION = 1;
    private static final int HEADER = 1 + 3 * Long.BYTES;
    private static final int MARK = 6;
    /** More than anybody reads; keeps a token below the limit of a request. */
    private static final int MOST_SHOWN = 20_000;

    /**
     * A set of narratives, each by 48 bits of the SHA-256 of its id. With 100,000 narratives and 1,000 shown, a
     * narrative is left out by mistake with a probability below 4e-7.
     */
    static final class Marks {
        private final long[] sorted;

        private Marks(long[] sorted) {
            this.sorted = sorted;
        }

        static Marks none() {
            return new Marks(new long[0]);
        }

        static long of(NarrativeId id) {
            return digest("narrative", id.value()) >>> 16;
        }

        Marks plus(long[] more) {
            long[] all = Arrays.copyOf(sorted, sorted.length + more.length);
            System.arraycopy(more, 0, all, sorted.length, more.length);
            Arrays.sort(all);
            return new Marks(all);
        }

        boolean contains(NarrativeId id) {
            return sorted.length > 0 && Arrays.binarySearch(sorted, of(id)) >= 0;
        }

        int size() {
            return sorted.length;
        }
    }

    /** A number that two texts share only by accident. */
    static long digest(String kind, String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + MARK * shown.size());
        bytes.put(VERSION).putLong(issuedAt.toEpochMilli()).putLong(seed).putLong(request);
        for (long mark : shown.sorted) {
            bytes.putShort((short) (mark >>> 32)).putInt((int) mark);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a token.
     *
     * @throws RecommenderException if it is no token, belongs to another request or is too old
     */
    static PageToken decode(String text, long request, Instant now) {
        PageToken token = decode(text);
        if (token.request != request) {
            throw new RecommenderException(
                    ErrorCode.PAGE_TOKEN_INVALID, "A page token goes with the request that gave it, unchanged.");
        }
        if (now.isAfter(token.issuedAt.plus(LIFE))) {
            throw new RecommenderException(ErrorCode.PAGE_TOKEN_EXPIRED, "Ask again without a page token.");
        }
        return token;
    }

    private static PageToken decode(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int marks = (bytes.remaining() - HEADER) / MARK;
            if (bytes.get() != VERSION || marks > MOST_SHOWN || (bytes.remaining() - HEADER + 1) % MARK != 0) {
                throw notAToken();
            }
            Instant issuedAt = Instant.ofEpochMilli(bytes.getLong());
            long seed = bytes.getLong();
            long request = bytes.getLong();
            long[] shown = new long[marks];
            for (int i = 0; i < marks; i++) {
                shown[i] = ((bytes.getShort() & 0xFFFFL) << 32) | (bytes.getInt() & 0xFFFFFFFFL);
            }
            return new PageToken(issuedAt, seed, request, Marks.none().plus(shown));
        } catch (IllegalArgumentException | BufferUnderflowException malformed) {
            throw notAToken();
        }
    }

    private static RecommenderException notAToken() {
        return new RecommenderException(ErrorCode.PAGE_TOKEN_INVALID, "This is not a page token.");
    }

    /** Whether another page can still be told about. */
    boolean hasRoom() {
        return shown.size() <= MOST_SHOWN - RecommendationRequest.MOST;
    }
}
