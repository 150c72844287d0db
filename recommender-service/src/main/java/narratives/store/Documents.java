package narratives.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;

/**
 * The versions of one document a tenant, the highest being in force: the instrument, or the questionnaire. Changes are
 * made under a lock of the caller.
 *
 * @param table where they are kept
 * @param kind of the log entries that tell of them
 * @param write a version as JSON; refuses what could not be read back
 * @param read what was written
 */
record Documents<T>(String table, int kind, Function<Versioned<T>, String> write, Function<String, T> read) {
    Optional<Versioned<T>> inForce(Connection connection, TenantId tenant) throws SQLException {
        return Rows.first(
                connection,
                "SELECT version, document::text AS document FROM " + table
                        + " WHERE tenant = ? ORDER BY version DESC LIMIT 1",
                parameters -> parameters.setString(1, tenant.value()),
                row -> new Versioned<>(row.getInt("version"), read.apply(Rows.present(row.getString("document")))));
    }

    /** The version in force, if it may stay: the value is the same again. */
    Optional<Versioned<T>> same(Connection connection, TenantId tenant, T value, Optional<Integer> expected)
            throws SQLException {
        Optional<Versioned<T>> current = inForce(connection, tenant);
        if (current.filter(held -> held.value().equals(value)).isPresent()) {
            return current;
        }
        int version = current.map(Versioned::version).orElse(0);
        if (expected.isPresent() && expected.get() != version) {
            throw new RecommenderException(ErrorCode.VERSION_CONFLICT, ErrorCode.VERSION_CONFLICT.title());
        }
        return Optional.empty();
    }

    /** Puts the next version in force, with its entry. */
    Versioned<T> put(Connection connection, TenantId tenant, T value) throws SQLException {
        int version = inForce(connection, tenant).map(Versioned::version).orElse(0) + 1;
        Versioned<T> next = new Versioned<>(version, value);
        String document = write.apply(next);
        Rows.update(
                connection,
                "INSERT INTO " + table + " (tenant, version, document) VALUES (?, ?, ?::jsonb)",
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setInt(2, version);
                    parameters.setString(3, document);
                });
        Entries.write(connection, tenant, kind, List.of(Entries.Line.ofTenant(document)));
        return next;
    }
}
