package narratives.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a narrative is taken in. */
public enum Modality {
    TEXT,
    AUDIO,
    VIDEO,
    IMAGE;

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Modality> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key().equals(key)).findFirst();
    }
}
