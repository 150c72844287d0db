package narratives.access;

import java.time.Duration;
import narratives.contract.RecommenderException;
import narratives.people.UserId;

/** Makes tokens with which a browser can act for one person, so that it never holds a key. Thread-safe. */
public interface TokenIssuer {
    Duration USUAL_LIFETIME = Duration.ofMinutes(15);

    /**
     * A token that is bound to a person.
     *
     * @param by who asks; needs both scopes that the token gets
     * @param lifetime cut to what the tenant allows
     * @throws RecommenderException with PERMISSION_DENIED or STORE_UNAVAILABLE
     */
    BrowserToken issue(Admitted by, UserId person, Duration lifetime);
}
