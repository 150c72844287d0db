package narratives.pack;

import java.util.List;
import java.util.Optional;
import narratives.contract.TenantId;
import narratives.people.UserId;

/** Where packs and the links to them are kept. */
public interface Packs {
    /**
     * Which packs are asked for.
     *
     * @param person only those for this person; empty: all
     * @param after only those behind this one
     * @param count as many at most
     */
    record Query(Optional<UserId> person, Optional<PackId> after, int count) {}

    /**
     * A pack that a link was found to.
     *
     * @param tenant whose it is
     */
    record Linked(TenantId tenant, Pack pack, PackLink link) {}

    /**
     * Keeps a new pack.
     *
     * @throws narratives.contract.RecommenderException {@code USER_UNKNOWN} if it is for somebody who is not there
     */
    void create(TenantId tenant, Pack pack);

    Optional<Pack> find(TenantId tenant, PackId id);

    /** In the order in which they were made. */
    List<Pack> list(TenantId tenant, Query query);

    /**
     * Keeps the next version of a pack.
     *
     * @throws narratives.contract.RecommenderException {@code VERSION_CONFLICT} if the one before is no longer the newest;
     *     {@code PACK_UNKNOWN}
     */
    void replace(TenantId tenant, Pack pack);

    /** Deletes a pack with every link to it; whether it was there. */
    boolean delete(TenantId tenant, PackId id);

    /** @throws narratives.contract.RecommenderException {@code PACK_UNKNOWN} */
    void link(TenantId tenant, PackId id, PackLink.Token token, PackLink link);

    /** The links to a pack, those that ended included, the oldest first. */
    List<PackLink> links(TenantId tenant, PackId id);

    /** Ends every link to a pack; how many were open. */
    int end(TenantId tenant, PackId id);

    /** The pack that a token opens, or once opened; empty if there never was such a token, or the pack is gone. */
    Optional<Linked> linked(PackLink.Token token);
}
