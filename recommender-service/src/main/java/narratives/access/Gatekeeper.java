package narratives.access;

import java.util.Optional;
import narratives.contract.RecommenderException;

/** Decides, before anything else about a request is looked at, who makes it and whether they may. Thread-safe. */
public interface Gatekeeper {
    /**
     * Lets a caller in.
     *
     * @param authorization the value of the {@code Authorization} header or metadata; empty if there was none
     * @throws RecommenderException with UNAUTHENTICATED, PERMISSION_DENIED or RATE_LIMITED; with STORE_UNAVAILABLE or
     *     PROVIDER_UNAVAILABLE if nobody can tell who it is
     */
    Admitted admit(Call call, Optional<String> authorization);
}
