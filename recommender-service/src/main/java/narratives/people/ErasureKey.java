package narratives.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the pseudonyms of one tenant are recognised by after they were erased. Whoever has it can ask of any pseudonym
 * whether it was erased, but can read none from a tag.
 *
 * @param hex 32 bytes, as 64 hexadecimal digits
 */
public record ErasureKey(String hex) {
    private static final String ALGORITHM = "HmacSHA256";

    /** @throws IllegalArgumentException if it is not 64 hexadecimal digits */
    public ErasureKey {
        if (!ErasureTag.isHexadecimal(hex)) {
            throw new IllegalArgumentException("a key is 64 hexadecimal digits");
        }
    }

    /** What is left of a pseudonym: its HMAC-SHA256 (RFC 2104, FIPS 180-4), over its UTF-8. */
    public ErasureTag tag(UserId person) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), ALGORITHM));
            return new ErasureTag(
                    HexFormat.of().formatHex(mac.doFinal(person.value().getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ErasureKey[…]";
    }
}
