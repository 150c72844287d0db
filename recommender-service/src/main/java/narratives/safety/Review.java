package narratives.safety;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import narratives.catalog.NarrativeId;

/**
 * What somebody decided who looked at a narrative.
 *
 * @param note why, in words; never about a reader
 */
public record Review(NarrativeId narrative, Decision decision, String note) {
    /** What was decided. */
    public enum Decision {
        /** It may be shown; only what is said of it from now on counts. */
        CLEAR,
        /** It is not shown until somebody decides otherwise. */
        SUSPEND;

        /** The name on the wire. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Decision> of(String key) {
            return Arrays.stream(values())
                    .filter(value -> value.key().equals(key))
                    .findFirst();
        }
    }
}
