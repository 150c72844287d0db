package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import narratives.access.Policy;
import narratives.access.Tenant;
import narratives.contract.TenantId;
import narratives.json.Json;
import narratives.json.PolicyJson;

/** Tenants in PostgreSQL, and everything that is theirs. */
@ApplicationScoped
@Typed(PostgresTenants.class)
public final class PostgresTenants {
    /** As many rows as are deleted in one transaction; a longer one would hold up the readers of the log. */
    private static final int AT_ONCE = 10_000;

    private static final int FETCHED_AT_ONCE = 500;

    /** Every table with rows of tenants, in an order in which they can be deleted; the tenant itself is last. */
    static final List<String> TABLES = List.of(
            "entry_set_aside",
            "log_entry",
            "idempotency",
            "pack_link",
            "pack",
            "person",
            "narrative",
            "instrument",
            "questionnaire",
            "curated",
            "support",
            "safety_policy",
            "safety_step",
            "operation",
            "exposure",
            "model_snapshot",
            "model_chunk",
            "erasure",
            "erasure_key",
            "trainer_lease",
            "api_key",
            "signing_key");

    /** What is exported of each table, and in which order; not what only this installation can use. */
    private static final Map<String, String> EXPORTED = exported();

    private final Transactions transactions;

    PostgresTenants(Transactions transactions) {
        this.transactions = transactions;
    }

    private static Map<String, String> exported() {
        Map<String, String> exported = new LinkedHashMap<>();
        exported.put("tenant", "SELECT to_jsonb(t)::text FROM tenant t WHERE tenant = ?");
        exported.put("instrument", "SELECT to_jsonb(t)::text FROM instrument t WHERE tenant = ? ORDER BY version");
        exported.put(
                "questionnaire", "SELECT to_jsonb(t)::text FROM questionnaire t WHERE tenant = ? ORDER BY version");
        for (String document : List.of("curated", "support", "safety_policy")) {
            exported.put(
                    document, "SELECT to_jsonb(t)::text FROM " + document + " t WHERE tenant = ? ORDER BY version");
        }
        exported.put(
                "safety_step",
                "SELECT to_jsonb(t)::text FROM safety_step t WHERE tenant = ?"
                        + " ORDER BY noticed_at, narrative_id, level, readers, harmed");
        exported.put("narrative", "SELECT to_jsonb(t)::text FROM narrative t WHERE tenant = ? ORDER BY narrative_id");
        exported.put("person", "SELECT to_jsonb(t)::text FROM person t WHERE tenant = ? ORDER BY user_id");
        exported.put("pack", "SELECT to_jsonb(t)::text FROM pack t WHERE tenant = ? ORDER BY pack_id");
        exported.put(
                "pack_link",
                "SELECT (to_jsonb(t) - 'hash')::text FROM pack_link t WHERE tenant = ?"
                        + " ORDER BY pack_id, created_at, hash");
        exported.put("log_entry", "SELECT to_jsonb(t)::text FROM log_entry t WHERE tenant = ? ORDER BY epoch, tx, seq");
        exported.put(
                "exposure", "SELECT to_jsonb(t)::text FROM exposure t WHERE tenant = ? ORDER BY recommendation_id");
        exported.put("operation", "SELECT to_jsonb(t)::text FROM operation t WHERE tenant = ? ORDER BY operation_id");
        exported.put("erasure", "SELECT to_jsonb(t)::text FROM erasure t WHERE tenant = ? ORDER BY operation_id");
        exported.put("api_key", "SELECT (to_jsonb(t) - 'hash')::text FROM api_key t WHERE tenant = ? ORDER BY key_id");
        exported.put(
                "model_snapshot", "SELECT to_jsonb(t)::text FROM model_snapshot t WHERE tenant = ? ORDER BY snapshot");
        return exported;
    }

    /** Those that are served. */
    public List<Tenant> served() {
        return transactions.readAccess(connection -> new KeyRows(connection).tenants());
    }

    /** Whether nothing is left of a tenant of this name. */
    public boolean isFree(TenantId tenant) {
        return transactions
                .read(
                        tenant,
                        connection -> Rows.first(
                                connection,
                                "SELECT 1 FROM tenant WHERE tenant = ?",
                                parameters -> parameters.setString(1, tenant.value()),
                                row -> true))
                .isEmpty();
    }

    /** Whether it is new; one that is being removed is not. */
    public boolean create(TenantId tenant, Policy policy) {
        return transactions.call(
                tenant,
                connection -> Rows.update(
                                connection,
                                "INSERT INTO tenant (tenant, policy) VALUES (?, ?::jsonb) ON CONFLICT DO NOTHING",
                                parameters -> {
                                    parameters.setString(1, tenant.value());
                                    parameters.setString(2, Json.write(PolicyJson.from(policy)));
                                })
                        == 1);
    }

    /** Whether there is such a tenant. */
    public boolean configure(TenantId tenant, Policy policy) {
        return transactions.call(
                tenant,
                connection -> Rows.update(
                                connection,
                                "UPDATE tenant SET policy = ?::jsonb WHERE tenant = ? AND removed_at IS NULL",
                                parameters -> {
                                    parameters.setString(1, Json.write(PolicyJson.from(policy)));
                                    parameters.setString(2, tenant.value());
                                })
                        == 1);
    }

    /** All that is a tenant's, as of one moment: a JSON object a line, each with the table it is from. */
    public void export(TenantId tenant, Consumer<String> line) {
        transactions.readLong(tenant, connection -> {
            for (Map.Entry<String, String> table : EXPORTED.entrySet()) {
                export(connection, tenant, table, line);
            }
            return true;
        });
    }

    private static void export(
            Connection connection, TenantId tenant, Map.Entry<String, String> table, Consumer<String> line)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.getValue())) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setString(1, tenant.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    line.accept("{\"table\":\"" + table.getKey() + "\",\"row\":" + rows.getString(1) + "}");
                }
            }
        }
    }

    /** From now on nobody of the tenant is let in, and nothing of it is served. Whether there is such a tenant. */
    public boolean beginRemoval(TenantId tenant) {
        return transactions.call(
                tenant,
                connection -> Rows.update(
                                connection,
                                "UPDATE tenant SET removed_at = coalesce(removed_at, clock_timestamp()) WHERE tenant = ?",
                                parameters -> parameters.setString(1, tenant.value()))
                        == 1);
    }

    /** Deletes everything of a tenant, in parts, and the tenant at last; what was begun can be done again. */
    public long remove(TenantId tenant) {
        long deleted = 0;
        for (String table : TABLES) {
            int part;
            do {
                part = deleteSome(tenant, table);
                deleted += part;
            } while (part > 0);
        }
        return deleted + deleteSome(tenant, "tenant");
    }

    private int deleteSome(TenantId tenant, String table) {
        String sql = "DELETE FROM " + table + " WHERE tenant = ? AND ctid = ANY (ARRAY(SELECT ctid FROM " + table
                + " WHERE tenant = ? LIMIT ?))";
        return transactions.callLong(
                tenant,
                connection -> Rows.update(connection, sql, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, tenant.value());
                    parameters.setInt(3, AT_ONCE);
                }));
    }
}
