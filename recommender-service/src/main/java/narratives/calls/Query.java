package narratives.calls;

import java.util.regex.Pattern;
import narratives.contract.FieldError;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;

/** Query parameters as values. */
public final class Query {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private Query() {}

    /** @throws RecommenderException if it is no whole number within the bounds, both included */
    public static int whole(String name, String text, int minimum, int maximum) {
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

    /** @throws RecommenderException if it is neither {@code true} nor {@code false} */
    public static boolean flag(String name, String text) {
        if (text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw RecommenderException.invalid(name, FieldError.WRONG_TYPE, "Must be true or false.");
        }
        return true;
    }

    /** What is said of a parameter that there is not. */
    public static FieldError unknown(String name) {
        return new FieldError(
                Identifier.accepts(name) ? name : "…",
                FieldError.UNKNOWN_FIELD,
                "This call has no such query parameter.");
    }
}
