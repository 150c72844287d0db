package narratives.people;

import java.util.regex.Pattern;

/**
 * What is left of the pseudonym of somebody who was erased: enough to know it again when it comes back, and, without the
 * tenant's {@link ErasureKey}, nothing that tells which one it was.
 *
 * @param hex 32 bytes, as 64 hexadecimal digits
 */
public record ErasureTag(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if it is not 64 hexadecimal digits */
    public ErasureTag {
        if (!isHexadecimal(hex)) {
            throw new IllegalArgumentException("a tag is 64 hexadecimal digits");
        }
    }

    static boolean isHexadecimal(String text) {
        return FORM.matcher(text).matches();
    }
}
