package narratives.recommend;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.people.UserId;

/** What this replica knows, in memory. Asking it never waits for the store. */
public interface Replica {
    /**
     * The tenant as it stands at this moment; pinned by a request for as long as it takes.
     *
     * @throws narratives.contract.RecommenderException {@code NOT_READY} while nothing is loaded
     */
    View view(TenantId tenant);

    /** A person; empty if nobody was put under the pseudonym. */
    Optional<Reader> reader(TenantId tenant, UserId id, View pinned);

    /** Up to when all that was committed is known here; what was committed later may be missing. */
    Instant knownUntil(TenantId tenant);

    /** Waits until a position is known, at most for a while; whether it is. */
    boolean await(TenantId tenant, LogPosition position, Duration atMost);
}
