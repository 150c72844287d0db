package narratives.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import narratives.access.KeyEntry;
import narratives.access.Policy;
import narratives.access.Scope;
import narratives.access.SigningKey;
import narratives.access.Tenant;
import narratives.contract.TenantId;
import narratives.json.Json;
import narratives.json.PolicyJson;

/** The statements about tenants, keys and what tokens are signed with. */
record KeyRows(Connection connection) {
    private static final String KEYS = """
            SELECT key_id, tenant, name, scopes, hash, created_at, expires_at, revoked_at, last_used_on FROM api_key
            """;

    boolean isClosed() throws SQLException {
        return Rows.first(connection, "SELECT 1 FROM closed_door LIMIT 1", parameters -> {}, row -> true)
                .isPresent();
    }

    void close() throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO closed_door (since) SELECT clock_timestamp() WHERE NOT EXISTS (SELECT FROM closed_door)",
                parameters -> {});
    }

    List<Tenant> tenants() throws SQLException {
        return Rows.query(
                connection,
                "SELECT tenant, created_at, policy::text AS policy FROM tenant WHERE removed_at IS NULL ORDER BY tenant",
                parameters -> {},
                row -> new Tenant(
                        new TenantId(Rows.present(row.getString("tenant"))),
                        Rows.instant(row, "created_at"),
                        policy(Rows.present(row.getString("policy")))));
    }

    private static Policy policy(String document) {
        return Json.read(document, PolicyJson.class).toPolicy();
    }

    /** Those that open something at this time. */
    List<KeyEntry> alive() throws SQLException {
        return Rows.query(
                connection,
                KEYS + "WHERE revoked_at IS NULL AND expires_at > clock_timestamp()",
                parameters -> {},
                KeyRows::read);
    }

    List<KeyEntry> all() throws SQLException {
        return Rows.query(
                connection, KEYS + "ORDER BY tenant, name, created_at, key_id", parameters -> {}, KeyRows::read);
    }

    Optional<KeyEntry> find(String id) throws SQLException {
        return Rows.first(
                connection, KEYS + "WHERE key_id = ?", parameters -> parameters.setString(1, id), KeyRows::read);
    }

    /** Those of one name that open something, oldest first. */
    List<KeyEntry> alive(TenantId tenant, String name) throws SQLException {
        return Rows.query(
                connection,
                KEYS + "WHERE tenant = ? AND name = ? AND revoked_at IS NULL AND expires_at > clock_timestamp()"
                        + " ORDER BY created_at, key_id",
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, name);
                },
                KeyRows::read);
    }

    void add(KeyEntry key) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO api_key (key_id, tenant, name, scopes, hash, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                parameters -> {
                    parameters.setString(1, key.id());
                    parameters.setString(2, key.tenant().value());
                    parameters.setString(3, key.name());
                    parameters.setArray(4, Rows.texts(connection, key.scopes(), Scope::key));
                    parameters.setBytes(5, key.hash());
                    parameters.setObject(6, Rows.utc(key.createdAt()));
                    parameters.setObject(7, Rows.utc(key.expiresAt()));
                });
    }

    /** Whether it was alive. */
    boolean revoke(String id, Instant at) throws SQLException {
        return Rows.update(
                        connection,
                        "UPDATE api_key SET revoked_at = ? WHERE key_id = ? AND revoked_at IS NULL",
                        parameters -> {
                            parameters.setObject(1, Rows.utc(at));
                            parameters.setString(2, id);
                        })
                == 1;
    }

    void used(Set<String> keys, LocalDate day) throws SQLException {
        Rows.update(
                connection,
                "UPDATE api_key SET last_used_on = ? WHERE key_id = ANY (?) AND last_used_on IS DISTINCT FROM ?",
                parameters -> {
                    parameters.setObject(1, day);
                    parameters.setArray(2, Rows.texts(connection, keys, key -> key));
                    parameters.setObject(3, day);
                });
    }

    List<SigningKey> signing() throws SQLException {
        return Rows.query(
                connection,
                "SELECT tenant, key_id, secret, created_at FROM signing_key",
                parameters -> {},
                row -> new SigningKey(
                        new TenantId(Rows.present(row.getString("tenant"))),
                        Rows.present(row.getString("key_id")),
                        Rows.present(row.getBytes("secret")),
                        Rows.instant(row, "created_at")));
    }

    void keep(SigningKey key, Instant forgetBefore) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO signing_key (tenant, key_id, secret, created_at) VALUES (?, ?, ?, ?)",
                parameters -> {
                    parameters.setString(1, key.tenant().value());
                    parameters.setString(2, key.id());
                    parameters.setBytes(3, key.secret());
                    parameters.setObject(4, Rows.utc(key.createdAt()));
                });
        Rows.update(connection, "DELETE FROM signing_key WHERE tenant = ? AND created_at < ?", parameters -> {
            parameters.setString(1, key.tenant().value());
            parameters.setObject(2, Rows.utc(forgetBefore));
        });
    }

    private static KeyEntry read(ResultSet row) throws SQLException {
        return new KeyEntry(
                Rows.present(row.getString("key_id")),
                new TenantId(Rows.present(row.getString("tenant"))),
                Rows.present(row.getString("name")),
                scopes(Rows.present(row.getArray("scopes"))),
                Rows.present(row.getBytes("hash")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("last_used_on", LocalDate.class)));
    }

    private static Set<Scope> scopes(Array keys) throws SQLException {
        return Arrays.stream((String[]) keys.getArray())
                .map(key -> Scope.of(key).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }
}
