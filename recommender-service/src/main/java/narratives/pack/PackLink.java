package narratives.pack;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Lets whoever holds its token read a frozen pack, without a credential.
 *
 * @param createdAt when it was given out
 * @param expiresAt from then on it opens nothing
 * @param endedAt since when somebody has ended it; empty if nobody has
 */
public record PackLink(Instant createdAt, Instant expiresAt, Optional<Instant> endedAt) {
    /** Whether it opens anything. */
    public boolean isOpen(Instant now) {
        return endedAt.isEmpty() && now.isBefore(expiresAt);
    }

    /**
     * What a link is known by. The service keeps its SHA-256 and nothing else.
     *
     * @param text 256 random bits in the URL-safe alphabet of base64
     */
    public record Token(String text) {
        private static final int BYTES = 32;
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

        public static Token random(RandomGenerator random) {
            byte[] bits = new byte[BYTES];
            random.nextBytes(bits);
            return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        }

        /** Empty if the text is no token. */
        public static Optional<Token> parse(String text) {
            return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
        }

        /** Whoever holds it can read the pack, so that it is not printed. */
        @Override
        public String toString() {
            return "Token[…]";
        }
    }
}
