package narratives.live;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
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

    /** The newest model whose bytes are whole; a damaged one is passed over. */
    Optional<Snapshot> newest(TenantId tenant);

    /** The version of the newest model, without reading it. */
    Optional<String> newestVersion(TenantId tenant);
}
