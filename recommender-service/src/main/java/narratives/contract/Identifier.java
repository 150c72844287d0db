package narratives.contract;

import java.util.regex.Pattern;

/** The form that ids chosen by clients share: 1 to 128 of letters, digits and {@code . _ ~ -}. */
public final class Identifier {
    /** As a regular expression, for the edges that match paths with it. */
    public static final String FORM = "[A-Za-z0-9._~-]{1,128}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Identifier() {}

    /** Whether a text may be an id. */
    public static boolean accepts(String text) {
        return PATTERN.matcher(text).matches();
    }

    /**
     * The text itself.
     *
     * @param field the name of the field that holds it
     * @throws RecommenderException if the text is not an id; the message does not repeat it
     */
    public static String require(String field, String text) {
        if (!accepts(text)) {
            throw RecommenderException.invalid(
                    field, FieldError.WRONG_FORM, "An id is 1 to 128 of letters, digits and . _ ~ -");
        }
        return text;
    }
}
