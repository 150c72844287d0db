package narratives.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its owner holds it: {@code nrk_<id>_<secret><checksum>}. The prefix and the checksum make it recognisable: to
 * scanners that look for secrets where none should be, and to the service, which refuses a typing error without looking
 * anything up. The id may be told to anybody, the secret is shown once and kept by nobody but the owner.
 *
 * @param id 12 of {@code a-z 0-9}
 * @param secret 256 random bits as 43 letters and digits
 */
public record ApiKey(String id, String secret) {
    public static final String PREFIX = "nrk_";

    private static final int ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;
    private static final int SECRET_BITS = 256;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern FORM =
            Pattern.compile("nrk_([0-9a-z]{" + ID_LENGTH + "})_([0-9A-Za-z]{" + SECRET_LENGTH + "})([0-9a-f]{8})");

    public static ApiKey random(SecureRandom random) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(Character.forDigit(random.nextInt(36), 36));
        }
        return new ApiKey(id.toString(), digits(new BigInteger(SECRET_BITS, random)));
    }

    private static String digits(BigInteger number) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = number;
        for (int i = 0; i < SECRET_LENGTH; i++) {
            BigInteger[] divided = rest.divideAndRemainder(BigInteger.valueOf(DIGITS.length()));
            digits.append(DIGITS.charAt(divided[1].intValue()));
            rest = divided[0];
        }
        return digits.reverse().toString();
    }

    /** Empty if it is no key, or one with a typing error. */
    public static Optional<ApiKey> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        ApiKey key = new ApiKey(parts.group(1), parts.group(2));
        return key.checksum().equals(parts.group(3)) ? Optional.of(key) : Optional.empty();
    }

    /** The whole, as it is shown once. */
    public String text() {
        return PREFIX + id + "_" + secret + checksum();
    }

    /** What may be stored: nobody finds the secret from it. */
    public byte[] hash() {
        return Digests.sha256(secret.getBytes(StandardCharsets.US_ASCII));
    }

    private String checksum() {
        CRC32 sum = new CRC32();
        sum.update((id + "_" + secret).getBytes(StandardCharsets.US_ASCII));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + id;
    }
}
