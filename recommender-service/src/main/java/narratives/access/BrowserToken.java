package narratives.access;

import java.time.Instant;
import java.util.Set;

/**
 * A token for the browser of one person.
 *
 * @param text what goes into the header; without a secret that outlives it
 */
public record BrowserToken(String text, Instant expiresAt, Set<Scope> scopes) {
    /** Without the token. */
    @Override
    public String toString() {
        return "BrowserToken[… until " + expiresAt + "]";
    }
}
