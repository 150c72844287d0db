package narratives.recommend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which kind of answer was served, from the best down. */
public enum Tier {
    /** From the person's own ratings. */
    PERSONAL,
    /** From what is known of a person without ratings, perhaps nothing. */
    COLD_START,
    /** From what readers as a whole said. */
    POPULAR,
    /** What people have picked by hand, since nothing better can be relied on. */
    CURATED,
    /** No narratives but help, since somebody is in a crisis. */
    SUPPORT;

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Tier> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key().equals(key)).findFirst();
    }
}
