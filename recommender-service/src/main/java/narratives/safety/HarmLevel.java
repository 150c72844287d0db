package narratives.safety;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done about a narrative that seems to do harm; each level includes those before it. */
public enum HarmLevel {
    /** Nothing. */
    NONE,
    /** Somebody should look at it; it is shown as before. */
    REVIEW,
    /** It is no longer shown by chance. */
    HELD,
    /** It is not shown at all until somebody has looked at it. */
    SUSPENDED;

    public static Optional<HarmLevel> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key().equals(key)).findFirst();
    }

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
