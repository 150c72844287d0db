package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.contract.TenantId;
import narratives.json.Json;
import narratives.operation.Operation;
import narratives.operation.Operations;

/** Long work, written down in PostgreSQL. */
@ApplicationScoped
@Typed(PostgresOperations.class)
public final class PostgresOperations implements Operations {
    private static final String PUT = """
            INSERT INTO operation
              (tenant, operation_id, kind, state, progress, result, error, started_at, ended_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (tenant, operation_id) DO UPDATE
            SET kind = excluded.kind, state = excluded.state, progress = excluded.progress, result = excluded.result,
                error = excluded.error, started_at = excluded.started_at, ended_at = excluded.ended_at""";

    private static final String FIND = """
            SELECT operation_id, kind, state, progress, result::text AS result, error, started_at, ended_at
            FROM operation WHERE tenant = ? AND operation_id = ?""";

    /** A result as JSON. */
    private static final class Result extends TreeMap<String, String> {
        Result() {}

        Result(SortedMap<String, String> values) {
            super(values);
        }
    }

    private final Transactions transactions;

    PostgresOperations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(TenantId tenant, Operation operation) {
        transactions.call(
                tenant,
                connection -> Rows.update(connection, PUT, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, operation.id());
                    parameters.setString(3, operation.kind());
                    parameters.setString(4, operation.state().key());
                    parameters.setDouble(5, operation.progress());
                    parameters.setString(6, Json.write(new Result(operation.result())));
                    parameters.setString(7, operation.error().orElse(null));
                    parameters.setObject(8, Rows.utc(operation.startedAt()));
                    parameters.setObject(9, operation.endedAt().map(Rows::utc).orElse(null));
                }));
    }

    @Override
    public Optional<Operation> find(TenantId tenant, String id) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                        connection,
                        FIND,
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setString(2, id);
                        },
                        PostgresOperations::read));
    }

    private static Operation read(ResultSet row) throws SQLException {
        return new Operation(
                Rows.present(row.getString("operation_id")),
                Rows.present(row.getString("kind")),
                state(Rows.present(row.getString("state"))),
                row.getDouble("progress"),
                Json.read(Rows.present(row.getString("result")), Result.class),
                Optional.ofNullable(row.getString("error")),
                Rows.instant(row, "started_at"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Operation.State state(String key) {
        return Arrays.stream(Operation.State.values())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
