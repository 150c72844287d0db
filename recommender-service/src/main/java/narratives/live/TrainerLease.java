package narratives.live;

import java.util.Optional;
import narratives.contract.TenantId;

/**
 * The right to train a tenant's model, which one replica has at a time. Whoever takes it from another gets a greater token,
 * and {@link Snapshots#keep} takes a model under the greatest token only; so a holder that was paused or cut off, and does
 * not know that it has lost the right, publishes nothing.
 */
public interface TrainerLease {
    /** What came of asking for it. */
    sealed interface Answer {}

    /** It is the asker's until it is given back, or until it was not renewed in time. */
    record Taken(long token) implements Answer {}

    /**
     * Somebody else has it.
     *
     * @param operation the training that it was taken for, if anybody watches that
     */
    record Held(Optional<String> operation) implements Answer {}

    /**
     * Takes it, if nobody else has it or whoever had it did not renew it in time.
     *
     * @param holder a name of the asker's, for as long as it lives
     * @param operation the training that it is for, if anybody watches that
     */
    Answer take(TenantId tenant, String holder, Optional<String> operation);

    /** Keeps it for some more seconds; whether it was still the holder's. */
    boolean renew(TenantId tenant, String holder, long token);

    /** Gives it back; of somebody who has it no more, nothing happens. */
    void release(TenantId tenant, String holder, long token);
}
