package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import narratives.contract.TenantId;
import narratives.live.TrainerLease;

/** The lease as a row; all of its times are by the clock of the database. */
@ApplicationScoped
@Typed(PostgresTrainerLease.class)
public final class PostgresTrainerLease implements TrainerLease {
    /** In seconds. Several renewals, which come every 2 s, may fail; a replica that died is waited for no longer than this. */
    private static final int TERM = 15;

    private static final String TAKE = """
            INSERT INTO trainer_lease AS l (tenant, holder, token, expires_at, operation_id)
            VALUES (?, ?, 1, clock_timestamp() + ? * interval '1 second', ?)
            ON CONFLICT (tenant) DO UPDATE
            SET token = l.token + 1, holder = excluded.holder, expires_at = excluded.expires_at,
                operation_id = excluded.operation_id
            WHERE l.expires_at <= clock_timestamp()
            RETURNING token""";

    private static final String HELD = "SELECT operation_id FROM trainer_lease WHERE tenant = ?";

    private static final String RENEW = """
            UPDATE trainer_lease SET expires_at = clock_timestamp() + ? * interval '1 second'
            WHERE tenant = ? AND holder = ? AND token = ?""";

    private final Transactions transactions;

    PostgresTrainerLease(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Answer take(TenantId tenant, String holder, Optional<String> operation) {
        return transactions.call(tenant, connection -> {
            Optional<Long> token = Rows.first(
                    connection,
                    TAKE,
                    parameters -> {
                        parameters.setString(1, tenant.value());
                        parameters.setString(2, holder);
                        parameters.setInt(3, TERM);
                        parameters.setString(4, operation.orElse(null));
                    },
                    row -> row.getLong(1));
            if (token.isPresent()) {
                return new Taken(token.get());
            }
            return new Held(Rows.first(
                            connection,
                            HELD,
                            parameters -> parameters.setString(1, tenant.value()),
                            row -> Optional.ofNullable(row.getString(1)))
                    .flatMap(watched -> watched));
        });
    }

    @Override
    public boolean renew(TenantId tenant, String holder, long token) {
        return extend(tenant, holder, token, TERM) == 1;
    }

    @Override
    public void release(TenantId tenant, String holder, long token) {
        extend(tenant, holder, token, 0);
    }

    private int extend(TenantId tenant, String holder, long token, int seconds) {
        return transactions.call(
                tenant,
                connection ->
                        Rows.update(connection, RENEW, parameters -> set(parameters, tenant, holder, token, seconds)));
    }

    private static void set(PreparedStatement parameters, TenantId tenant, String holder, long token, int seconds)
            throws SQLException {
        parameters.setInt(1, seconds);
        parameters.setString(2, tenant.value());
        parameters.setString(3, holder);
        parameters.setLong(4, token);
    }
}
