package narratives.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * To whom a narrator has agreed that their narrative is shown.
 *
 * @param audiences who it may be shown to, in scope {@link Scope#RESTRICTED} and only there
 */
public record Consent(Scope scope, SortedSet<String> audiences) {
    /** How far a narrator has agreed. */
    public enum Scope {
        /** To be shown to anybody. */
        PUBLIC,
        /** To be shown to certain audiences only. */
        RESTRICTED,
        /** To be studied, and not to be shown. */
        RESEARCH;

        /** The name on the wire. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Scope> of(String key) {
            return Arrays.stream(values())
                    .filter(value -> value.key().equals(key))
                    .findFirst();
        }
    }

    public static final Consent TO_ALL = new Consent(Scope.PUBLIC, new TreeSet<>());

    /** @throws IllegalArgumentException if audiences do not go with the scope */
    public Consent {
        audiences = Collections.unmodifiableSortedSet(new TreeSet<>(audiences));
        if ((scope == Scope.RESTRICTED) == audiences.isEmpty()) {
            throw new IllegalArgumentException("audiences belong to the scope restricted");
        }
    }

    /** Whether the narrative may be shown to somebody who belongs to these audiences. */
    public boolean allows(Set<String> belongsTo) {
        return switch (scope) {
            case PUBLIC -> true;
            case RESTRICTED -> audiences.stream().anyMatch(belongsTo::contains);
            case RESEARCH -> false;
        };
    }
}
