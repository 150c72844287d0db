package narratives.rest;

import java.util.regex.Pattern;
import narratives.contract.FieldError;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/** Query parameters as values. */
final class Query {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private Query() {}

    static int whole(String name, @Nullable String text, int otherwise, int minimum, int maximum) {
        if (text == null) {
            return otherwise;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw RecommenderException.invalid(name, FieldError.WRONG_TYPE, "Must be a whole number.");
        }
        int value = Integer.parseInt(text);
        if (value < minimum || value > maximum) {
            throw RecommenderException.invalid(
                    name, FieldError.OUT_OF_RANGE, "Must be within " + minimum + " and " + maximum + ".");
        }
        return value;
    }

    static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw RecommenderException.invalid(name, FieldError.WRONG_TYPE, "Must be true or false.");
        }
        return true;
    }

    static FieldError unknown(String name) {
        return new FieldError(
                Identifier.accepts(name) ? name : "…",
                FieldError.UNKNOWN_FIELD,
                "This call has no such query parameter.");
    }
}
