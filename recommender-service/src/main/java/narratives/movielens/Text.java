package narratives.movielens;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts of the files. */
final class Text {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST_KEY = 64;
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    private Text() {}

    /** A line without its end; UTF-8 as in the new files, or else ISO 8859-1 as in the old ones. */
    static String decode(byte[] line) {
        String text = decoded(line);
        int from = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        int end = text.endsWith("\r") ? text.length() - 1 : text.length();
        return text.substring(from, Math.max(from, end));
    }

    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException old) {
            return new String(line, StandardCharsets.ISO_8859_1);
        }
    }

    /** A text as a key, such as {@code film-noir}; empty if no Latin letter or digit is in it. */
    static String key(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String key =
                BETWEEN_WORDS.matcher(APOSTROPHES.matcher(plain).replaceAll("")).replaceAll("-");
        String trimmed = key.startsWith("-") ? key.substring(1) : key;
        String cut = trimmed.substring(0, Math.min(LONGEST_KEY, trimmed.length()));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
