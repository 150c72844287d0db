package narratives.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a credential may be used for. */
public enum Scope {
    /** Lists, and what is needed to show them. */
    SERVE,
    /** What readers tell: about themselves, and about narratives. */
    FEEDBACK,
    /** Narratives, the instrument, the questionnaire. */
    CURATE,
    /** Training, operations, whole exports. */
    OPERATE;

    /** As it is written in keys, tokens and documents. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope that is written so; empty if there is none. */
    public static Optional<Scope> of(String key) {
        return Arrays.stream(values()).filter(scope -> scope.key().equals(key)).findFirst();
    }

    @Override
    public String toString() {
        return key();
    }
}
