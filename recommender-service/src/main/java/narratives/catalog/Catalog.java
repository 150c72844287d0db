package narratives.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.contract.Versioned;

/** Where narratives and the instrument are kept. Every change is also an entry of the log, committed with it. */
public interface Catalog {
    /**
     * What a write did.
     *
     * @param created whether the narrative was new
     * @param position the entry that tells of it
     */
    record Written(boolean created, LogPosition position) {}

    /** Creates the narrative or replaces it. */
    Written put(TenantId tenant, Narrative narrative);

    /** Does {@link #put} for each, in one transaction; tells for each whether it was new. */
    List<Written> putAll(TenantId tenant, List<Narrative> narratives);

    /** Sets the status of a narrative; empty if there is no such narrative. */
    Optional<LogPosition> setStatus(TenantId tenant, NarrativeId id, Status status);

    Optional<Narrative> find(TenantId tenant, NarrativeId id);

    /** Those of the given narratives that exist, in catalogue order. */
    List<Narrative> findAll(TenantId tenant, List<NarrativeId> ids);

    /**
     * A part of the narratives that agree with a filter, in catalogue order.
     *
     * @param status any when empty
     * @param after begins behind this id; empty: from the beginning
     * @param count how many at most
     */
    List<Narrative> list(
            TenantId tenant, NarrativeFilter filter, Optional<Status> status, Optional<NarrativeId> after, int count);

    /** Hands over every narrative of a tenant, whatever its status, in catalogue order. */
    void forEach(TenantId tenant, Consumer<Narrative> use);

    /** The instrument in force; empty if the tenant has none yet. */
    Optional<Versioned<Instrument>> instrument(TenantId tenant);

    /**
     * Puts an instrument in force. The same instrument again changes nothing and keeps its version.
     *
     * @param expected the version it was made from; empty: whatever is in force
     * @throws narratives.contract.RecommenderException if another version than the expected one is in force
     */
    Versioned<Instrument> putInstrument(TenantId tenant, Instrument instrument, Optional<Integer> expected);
}
