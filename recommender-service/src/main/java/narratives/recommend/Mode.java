package narratives.recommend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a list is made by. */
public enum Mode {
    /** What the model predicts to leave this person most hopeful. */
    MATCH,
    /** Chance, over what is safe. */
    SURPRISE,
    /** What readers as a whole were left most hopeful by, as far as that is certain. */
    POPULAR,
    /** Catalogue order, for looking around by filter. */
    BROWSE,
    /** What is characterised most like one narrative. */
    SIMILAR,
    /** What somebody asked for in their own words. */
    DESCRIBE;

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key().equals(key)).findFirst();
    }
}
