package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
             FROM log_entry e
            WHERE e.tenant = ? AND (e.epoch, e.tx, e.seq) > (?, ?::xid8, ?)
              AND (e.epoch < (SELECT max(epoch) FROM log_epoch)
                   OR e.tx < (SELECT pg_snapshot_xmin(pg_current_snapshot())))
            ORDER BY e.epoch, e.tx, e.seq
            LIMIT ?""";

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
    public List<LogEntry> read(TenantId tenant, LogPosition after, int count) {
        return transactions.read(tenant, connection -> {
            refuseStandby(connection);
            return Rows.query(connection, READ, parameters -> set(parameters, tenant, after, count), Entries::read);
        });
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
