package narratives.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What may upset a reader. Unknown is not the same as none: it counts as present for whoever excludes anything. */
public sealed interface ContentWarnings {
    /** Nobody has looked yet. */
    record Unknown() implements ContentWarnings {}

    /** Somebody has looked: exactly these, perhaps none. */
    record Known(SortedSet<String> keys) implements ContentWarnings {
        public Known {
            keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
        }
    }

    static ContentWarnings unknown() {
        return new Unknown();
    }

    static ContentWarnings of(Collection<String> keys) {
        return new Known(new TreeSet<>(keys));
    }

    /** Whether a reader who excludes these must not be shown the narrative. */
    default boolean forbid(Set<String> excluded) {
        return switch (this) {
            case Unknown() -> !excluded.isEmpty();
            case Known(var keys) -> keys.stream().anyMatch(excluded::contains);
        };
    }
}
