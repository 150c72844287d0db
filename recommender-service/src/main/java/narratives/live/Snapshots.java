package narratives.live;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;

/** Where trained models are kept. */
public interface Snapshots {
    /**
     * A trained model.
     *
     * @param version the first 16 hexadecimal digits of the SHA-256 of the bytes
     * @param position the log position it was trained at
     * @param sweeps how often it was swept since it was fitted; 0 if it comes from a refit
     * @param took how long its training was
     * @param bytes read-only; what {@link narratives.model.hybrid.HybridModelCodec} wrote
     */
    record Snapshot(
            String version, LogPosition position, Instant trainedAt, int sweeps, Duration took, ByteBuffer bytes) {}

    /**
     * Keeps a model; the newest few are kept, older ones go.
     *
     * @param token of the {@link TrainerLease} under which it was trained
     * @return whether it is kept: not if somebody else has taken the lease since, nor if it knows somebody who was erased
     *     meanwhile
     */
    boolean keep(TenantId tenant, Snapshot snapshot, long token);

    /** The newest model that is not withdrawn and whose bytes are whole; others are passed over. */
    Optional<Snapshot> newest(TenantId tenant);

    /** The version of the newest model that is not withdrawn, without reading it. */
    Optional<String> newestVersion(TenantId tenant);

    /** All that are kept, the newest first. */
    List<KeptModel> kept(TenantId tenant);

    /**
     * Takes a model out of use; every replica goes back to the newest that is left.
     *
     * @return whether there is such a model that is not withdrawn
     */
    boolean withdraw(TenantId tenant, String version);

    /** Takes that back; whether there is such a model that is withdrawn. */
    boolean reinstate(TenantId tenant, String version);

    /**
     * Whether the newest model of all is a withdrawn one: then none is trained unless somebody asks for it, because it would
     * be learned from the same ratings and come out the same.
     */
    default boolean isHeld(TenantId tenant) {
        return kept(tenant).stream().findFirst().flatMap(KeptModel::withdrawn).isPresent();
    }
}
