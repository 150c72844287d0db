package narratives.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a narrative stands; only a published one is ever shown. */
public enum Status {
    DRAFT,
    PUBLISHED,
    WITHDRAWN;

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key().equals(key)).findFirst();
    }
}
