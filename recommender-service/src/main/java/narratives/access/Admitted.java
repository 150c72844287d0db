package narratives.access;

import java.time.Duration;
import java.util.Optional;

/**
 * A caller that may make a call.
 *
 * @param quota what is left of the caller's rate; empty if it is not limited
 * @param key the id of the API key that was shown; empty if it was another credential, or none
 * @param maxBodyBytes the largest body that is taken from this caller
 * @param tokenLifetime how long a browser token may live that this caller asks for
 */
public record Admitted(
        Caller caller, Optional<Quota> quota, Optional<String> key, long maxBodyBytes, Duration tokenLifetime) {
    /** Somebody who is held to the usual limits. */
    public Admitted(Caller caller, Optional<Quota> quota) {
        this(caller, quota, Optional.empty(), Policy.DEFAULT.maxBodyBytes(), Policy.DEFAULT.tokenLifetime());
    }
}
