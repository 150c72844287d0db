package narratives.store;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.live.KeptModel;
import narratives.live.Snapshots;

/**
 * Trained models in PostgreSQL, in chunks with one row that makes them a model. The chunks come first, each in a
 * transaction of its own, since a long one would hold up every reader of the log; a model that was not finished is never
 * seen and is swept up later.
 */
@ApplicationScoped
@Typed(PostgresSnapshots.class)
public final class PostgresSnapshots implements Snapshots {
    /** How many models of a tenant are kept: enough to go back a few trainings, chosen by us. */
    static final int KEPT = 5;

    /** In bytes; a row of this size is written well within the time limit of a statement. */
    static final int CHUNK = 1 << 20;

    private static final String WRITE_CHUNK =
            "INSERT INTO model_chunk (tenant, snapshot, place, bytes) VALUES (?, ?, ?, ?)";

    /**
     * Not after its time has run out but once somebody else has taken it is a lease lost; its row is locked, so that nobody
     * takes it at this moment.
     */
    private static final String FINISH = """
            WITH lease AS (SELECT FROM trainer_lease WHERE tenant = ? AND token = ? FOR UPDATE)
            INSERT INTO model_snapshot
              (tenant, snapshot, version, epoch, tx, seq, trained_at, bytes, sha256, sweeps, took_ms)
            SELECT given.*
            FROM lease, (VALUES (?, ?::bigint, ?, ?::int, ?::xid8, ?::bigint, ?::timestamptz, ?::bigint, ?::bytea, ?::int,
                          ?::bigint))
              AS given(tenant, snapshot, version, epoch, tx, seq, trained_at, bytes, sha256, sweeps, took_ms)
            WHERE NOT EXISTS (
              SELECT FROM erasure e WHERE e.tenant = given.tenant
                AND (e.first_epoch, e.first_tx, e.first_seq) <= (given.epoch, given.tx, given.seq)
                AND (e.epoch, e.tx, e.seq) > (given.epoch, given.tx, given.seq))""";

    private static final String DROP_OLD = """
            DELETE FROM model_snapshot WHERE tenant = ? AND snapshot <= (
              SELECT snapshot FROM model_snapshot WHERE tenant = ? AND withdrawn_at IS NULL
              ORDER BY snapshot DESC OFFSET ? LIMIT 1)""";

    /** Nobody takes an hour to write a model; what is older and belongs to none was left behind. */
    private static final String SWEEP = """
            DELETE FROM model_chunk c WHERE c.tenant = ?
              AND NOT EXISTS (SELECT FROM model_snapshot s WHERE s.tenant = c.tenant AND s.snapshot = c.snapshot)
              AND (c.snapshot < (SELECT min(snapshot) FROM model_snapshot s WHERE s.tenant = c.tenant)
                   OR c.written_at < clock_timestamp() - interval '1 hour')""";

    private static final String WHOLE_ONES = """
            SELECT snapshot, version, epoch, tx::text AS tx_s, seq, trained_at, bytes, sha256, sweeps, took_ms
            FROM model_snapshot WHERE tenant = ? AND NOT damaged AND withdrawn_at IS NULL ORDER BY snapshot DESC""";

    private static final String NEWEST_VERSION = """
            SELECT version FROM model_snapshot
            WHERE tenant = ? AND NOT damaged AND withdrawn_at IS NULL ORDER BY snapshot DESC LIMIT 1""";

    private static final String KEPT_ONES = """
            SELECT version, epoch, tx::text AS tx_s, seq, trained_at, bytes, sweeps, damaged, withdrawn_at
            FROM model_snapshot WHERE tenant = ? ORDER BY snapshot DESC""";

    private static final String WITHDRAW = """
            UPDATE model_snapshot SET withdrawn_at = clock_timestamp()
            WHERE tenant = ? AND version = ? AND withdrawn_at IS NULL""";

    private static final String REINSTATE = """
            UPDATE model_snapshot SET withdrawn_at = NULL
            WHERE tenant = ? AND version = ? AND withdrawn_at IS NOT NULL""";

    /** A model without its bytes. */
    private record Manifest(
            long snapshot,
            String version,
            LogPosition position,
            Instant trainedAt,
            int sweeps,
            Duration took,
            long bytes,
            byte[] sha256) {}

    private final Transactions transactions;

    PostgresSnapshots(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean keep(TenantId tenant, Snapshot snapshot, long token) {
        long number = transactions.call(
                tenant,
                connection -> Rows.first(
                                connection,
                                "SELECT nextval('model_snapshot_seq')",
                                parameters -> {},
                                row -> row.getLong(1))
                        .orElseThrow());
        ByteBuffer rest = snapshot.bytes().duplicate();
        long length = rest.remaining();
        MessageDigest digest = sha256();
        for (int place = 0; rest.hasRemaining(); place++) {
            byte[] chunk = new byte[Math.min(CHUNK, rest.remaining())];
            rest.get(chunk);
            digest.update(chunk);
            writeChunk(tenant, number, place, chunk);
        }
        byte[] sha256 = digest.digest();
        return transactions.callLong(
                tenant, connection -> finish(connection, tenant, snapshot, token, number, length, sha256));
    }

    private void writeChunk(TenantId tenant, long number, int place, byte[] chunk) {
        transactions.call(
                tenant,
                connection -> Rows.update(connection, WRITE_CHUNK, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setLong(2, number);
                    parameters.setInt(3, place);
                    parameters.setBytes(4, chunk);
                }));
    }

    private static boolean finish(
            Connection connection,
            TenantId tenant,
            Snapshot snapshot,
            long token,
            long number,
            long length,
            byte[] sha256)
            throws SQLException {
        Locks.changeModels(connection, tenant);
        int kept = Rows.update(connection, FINISH, parameters -> {
            parameters.setString(1, tenant.value());
            parameters.setLong(2, token);
            parameters.setString(3, tenant.value());
            parameters.setLong(4, number);
            parameters.setString(5, snapshot.version());
            parameters.setInt(6, snapshot.position().epoch());
            parameters.setString(7, Long.toString(snapshot.position().tx()));
            parameters.setLong(8, snapshot.position().seq());
            parameters.setObject(9, Rows.utc(snapshot.trainedAt()));
            parameters.setLong(10, length);
            parameters.setBytes(11, sha256);
            parameters.setInt(12, snapshot.sweeps());
            parameters.setLong(13, snapshot.took().toMillis());
        });
        if (kept == 0) {
            Rows.update(connection, "DELETE FROM model_chunk WHERE tenant = ? AND snapshot = ?", parameters -> {
                parameters.setString(1, tenant.value());
                parameters.setLong(2, number);
            });
            return false;
        }
        Rows.update(connection, DROP_OLD, parameters -> {
            parameters.setString(1, tenant.value());
            parameters.setString(2, tenant.value());
            parameters.setInt(3, KEPT);
        });
        Rows.update(connection, SWEEP, parameters -> parameters.setString(1, tenant.value()));
        return true;
    }

    @Override
    public Optional<Snapshot> newest(TenantId tenant) {
        List<Manifest> manifests = transactions.read(
                tenant,
                connection -> Rows.query(
                        connection,
                        WHOLE_ONES,
                        parameters -> parameters.setString(1, tenant.value()),
                        row -> new Manifest(
                                row.getLong("snapshot"),
                                Rows.present(row.getString("version")),
                                Entries.position(row),
                                Rows.instant(row, "trained_at"),
                                row.getInt("sweeps"),
                                Duration.ofMillis(row.getLong("took_ms")),
                                row.getLong("bytes"),
                                Rows.present(row.getBytes("sha256")))));
        for (Manifest manifest : manifests) {
            Optional<byte[]> whole = whole(tenant, manifest);
            if (whole.isPresent()) {
                return Optional.of(new Snapshot(
                        manifest.version(),
                        manifest.position(),
                        manifest.trainedAt(),
                        manifest.sweeps(),
                        manifest.took(),
                        ByteBuffer.wrap(whole.get()).asReadOnlyBuffer()));
            }
            markDamaged(tenant, manifest);
        }
        return Optional.empty();
    }

    private Optional<byte[]> whole(TenantId tenant, Manifest manifest) {
        long stored = transactions.read(
                tenant,
                connection -> Rows.first(
                                connection,
                                "SELECT coalesce(sum(length(bytes)), 0) FROM model_chunk WHERE tenant = ? AND snapshot = ?",
                                parameters -> {
                                    parameters.setString(1, tenant.value());
                                    parameters.setLong(2, manifest.snapshot());
                                },
                                row -> row.getLong(1))
                        .orElseThrow());
        // Asked before room is made for as much as the row says.
        if (stored != manifest.bytes() || stored > Integer.MAX_VALUE - Long.BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) stored);
        for (int place = 0; bytes.hasRemaining(); place++) {
            Optional<byte[]> chunk = chunk(tenant, manifest.snapshot(), place);
            if (chunk.isEmpty() || chunk.get().length > bytes.remaining()) {
                return Optional.empty();
            }
            bytes.put(chunk.get());
        }
        boolean same = MessageDigest.isEqual(sha256().digest(bytes.array()), manifest.sha256());
        return same ? Optional.of(bytes.array()) : Optional.empty();
    }

    private Optional<byte[]> chunk(TenantId tenant, long snapshot, int place) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                        connection,
                        "SELECT bytes FROM model_chunk WHERE tenant = ? AND snapshot = ? AND place = ?",
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setLong(2, snapshot);
                            parameters.setInt(3, place);
                        },
                        row -> Rows.present(row.getBytes(1))));
    }

    /** So that its version is not told any more, and nobody reads it again. */
    private void markDamaged(TenantId tenant, Manifest manifest) {
        Log.errorf("The stored model %s is damaged; the one before it is used", manifest.version());
        transactions.call(
                tenant,
                connection -> Rows.update(
                        connection,
                        "UPDATE model_snapshot SET damaged = true WHERE tenant = ? AND snapshot = ?",
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setLong(2, manifest.snapshot());
                        }));
    }

    @Override
    public Optional<String> newestVersion(TenantId tenant) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                        connection,
                        NEWEST_VERSION,
                        parameters -> parameters.setString(1, tenant.value()),
                        row -> Rows.present(row.getString(1))));
    }

    @Override
    public List<KeptModel> kept(TenantId tenant) {
        return transactions.read(
                tenant,
                connection -> Rows.query(
                        connection,
                        KEPT_ONES,
                        parameters -> parameters.setString(1, tenant.value()),
                        row -> new KeptModel(
                                Rows.present(row.getString("version")),
                                Entries.position(row),
                                Rows.instant(row, "trained_at"),
                                row.getInt("sweeps"),
                                row.getLong("bytes"),
                                row.getBoolean("damaged"),
                                Optional.ofNullable(row.getObject("withdrawn_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant))));
    }

    @Override
    public boolean withdraw(TenantId tenant, String version) {
        return mark(WITHDRAW, tenant, version);
    }

    @Override
    public boolean reinstate(TenantId tenant, String version) {
        return mark(REINSTATE, tenant, version);
    }

    private boolean mark(String how, TenantId tenant, String version) {
        return transactions.callLong(tenant, connection -> {
            Locks.changeModels(connection, tenant);
            return Rows.update(connection, how, parameters -> {
                        parameters.setString(1, tenant.value());
                        parameters.setString(2, version);
                    })
                    > 0;
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
