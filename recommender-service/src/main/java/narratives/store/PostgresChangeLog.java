package narratives.store;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;

/**
 * The log in PostgreSQL. It is read below the horizon: an entry of a transaction that is older than every running one
 * belongs to a prefix to which nothing can be added, since later transactions get larger ids.
 */
@ApplicationScoped
@Typed(PostgresChangeLog.class)
public final class PostgresChangeLog implements ChangeLog {
    /** As far as {@link ChangeLog.Lag} counts. */
    private static final int MOST_COUNTED = 10_000;

    /** Entries of an earlier epoch are below the horizon whatever their transaction: nobody writes there any more. */
    private static final String READ = "SELECT " + Entries.COLUMNS + """
            , EXISTS (SELECT FROM entry_set_aside a WHERE a.tenant = e.tenant AND a.epoch = e.epoch AND a.tx = e.tx
                        AND a.seq = e.seq) AS aside
             FROM log_entry e
            WHERE e.tenant = ? AND (e.epoch, e.tx, e.seq) > (?, ?::xid8, ?)
              AND (e.epoch < (SELECT max(epoch) FROM log_epoch)
                   OR e.tx < (SELECT pg_snapshot_xmin(pg_current_snapshot())))
            ORDER BY e.epoch, e.tx, e.seq
            LIMIT ?""";

    /** More than a few are no fault of the entries but of the program, and must not be passed over. Chosen by us. */
    private static final int MOST_ASIDE = 100;

    private static final String SET_ASIDE = """
            INSERT INTO entry_set_aside (tenant, epoch, tx, seq, reason) VALUES (?, ?, ?::xid8, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String ASIDE = """
            SELECT a.epoch, a.tx::text AS tx_s, a.seq, a.reason, a.since FROM entry_set_aside a
            WHERE a.tenant = ? ORDER BY a.epoch, a.tx, a.seq""";

    private static final String TAKE_BACK =
            "DELETE FROM entry_set_aside WHERE tenant = ? AND epoch = ? AND tx = ?::xid8 AND seq = ?";

    private static final String BEHIND = """
            SELECT count(*) AS entries,
                   coalesce(1000 * extract(epoch FROM clock_timestamp() - min(received_at)), 0)::bigint AS millis
            FROM (SELECT e.received_at FROM log_entry e
                  WHERE e.tenant = ? AND (e.epoch, e.tx, e.seq) > (?, ?::xid8, ?)
                  ORDER BY e.epoch, e.tx, e.seq
                  LIMIT ?) unread""";

    private final Transactions transactions;

    PostgresChangeLog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int epoch(TenantId tenant) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                                connection, "SELECT max(epoch) FROM log_epoch", parameters -> {}, row -> row.getInt(1))
                        .orElseThrow());
    }

    @Override
    public List<LogEntry> read(TenantId tenant, LogPosition after, int count) {
        Map<LogPosition, String> unreadable = new TreeMap<>();
        List<LogEntry> entries = transactions.read(tenant, connection -> {
            refuseStandby(connection);
            return Rows.query(
                    connection,
                    READ,
                    parameters -> set(parameters, tenant, after, count),
                    row -> read(row, unreadable));
        });
        unreadable.forEach((position, reason) -> setAside(tenant, position, reason));
        return entries;
    }

    private static LogEntry read(ResultSet row, Map<LogPosition, String> unreadable) throws SQLException {
        LogPosition position = Entries.position(row);
        if (row.getBoolean("aside")) {
            return new LogEntry.SetAside(position);
        }
        try {
            return Entries.read(row);
        } catch (RuntimeException failure) {
            // Its message may repeat what somebody said.
            unreadable.put(position, "read, " + failure.getClass().getSimpleName());
            return new LogEntry.SetAside(position);
        }
    }

    @Override
    public void setAside(TenantId tenant, LogPosition position, String reason) {
        int fresh = transactions.call(tenant, connection -> {
            int before = aside(connection, tenant).size();
            if (before >= MOST_ASIDE) {
                throw new IllegalStateException(before + " entries of the log of tenant " + tenant
                        + " are set aside; that is no fault of the entries");
            }
            return Rows.update(connection, SET_ASIDE, parameters -> {
                set(parameters, tenant, position);
                parameters.setString(5, reason);
            });
        });
        if (fresh > 0) {
            Log.errorf("Entry %s of the log of tenant %s is set aside on every replica: %s", position, tenant, reason);
        }
    }

    @Override
    public List<Aside> aside(TenantId tenant) {
        return transactions.read(tenant, connection -> aside(connection, tenant));
    }

    private static List<Aside> aside(Connection connection, TenantId tenant) throws SQLException {
        return Rows.query(
                connection,
                ASIDE,
                parameters -> parameters.setString(1, tenant.value()),
                row -> new Aside(
                        Entries.position(row), Rows.present(row.getString("reason")), Rows.instant(row, "since")));
    }

    @Override
    public boolean takeBack(TenantId tenant, LogPosition position) {
        return transactions.call(
                        tenant,
                        connection ->
                                Rows.update(connection, TAKE_BACK, parameters -> set(parameters, tenant, position)))
                == 1;
    }

    private static void set(PreparedStatement parameters, TenantId tenant, LogPosition position) throws SQLException {
        parameters.setString(1, tenant.value());
        parameters.setInt(2, position.epoch());
        parameters.setString(3, Long.toString(position.tx()));
        parameters.setLong(4, position.seq());
    }

    @Override
    public Lag behind(TenantId tenant, LogPosition after) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                                connection,
                                BEHIND,
                                parameters -> set(parameters, tenant, after, MOST_COUNTED),
                                row -> new Lag(
                                        row.getLong("entries"), Duration.ofMillis(Math.max(0, row.getLong("millis")))))
                        .orElseThrow());
    }

    private static void set(PreparedStatement parameters, TenantId tenant, LogPosition after, int count)
            throws SQLException {
        parameters.setString(1, tenant.value());
        parameters.setInt(2, after.epoch());
        parameters.setString(3, Long.toString(after.tx()));
        parameters.setLong(4, after.seq());
        parameters.setInt(5, count);
    }

    /** A standby may lack what the primary has acknowledged, and may be promoted over it. */
    private static void refuseStandby(Connection connection) throws SQLException {
        boolean standby = Rows.first(
                        connection, "SELECT pg_is_in_recovery()", parameters -> {}, row -> row.getBoolean(1))
                .orElseThrow();
        if (standby) {
            throw new RecommenderException(
                    ErrorCode.STORE_UNAVAILABLE, "The store is a standby; the log is read on the primary only.");
        }
    }
}
