package narratives.people;

import java.util.Optional;
import narratives.contract.TenantId;

/** Where people are forgotten. An erasure is one transaction, with one entry of the log; what was said later is refused. */
public interface Erasures {
    /**
     * Deletes all that is stored about a person, and every model that knew them. It ends, as an operation, when a model
     * was trained without them. Somebody who is erased already stays so.
     *
     * @return the operation under which the erasure is watched; empty if nothing is stored about such a person
     * @throws narratives.contract.RecommenderException {@code STORE_UNAVAILABLE}
     */
    Optional<String> erase(TenantId tenant, UserId person);

    /** Whether a person was erased and nobody has lifted that. */
    boolean isErased(TenantId tenant, UserId person);

    /** Lets a pseudonym be used again, for somebody of whom nothing is known; whether it was erased. */
    boolean lift(TenantId tenant, UserId person);
}
