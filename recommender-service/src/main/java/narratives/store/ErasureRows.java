package narratives.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.people.ErasureKey;
import narratives.people.ErasureTag;
import narratives.people.UserId;

/** The statements about who was erased. */
final class ErasureRows {
    private static final String KEY = "SELECT encode(key, 'hex') FROM erasure_key WHERE tenant = ?";

    private static final String IN_FORCE = """
            SELECT encode(tag, 'hex') AS tag FROM erasure
            WHERE tenant = ? AND lifted_at IS NULL AND tag = ANY (?)""";

    private ErasureRows() {}

    /** The key of a tenant; empty if nobody of it was ever erased. */
    static Optional<ErasureKey> key(Connection connection, TenantId tenant) throws SQLException {
        return Rows.first(
                connection,
                KEY,
                parameters -> parameters.setString(1, tenant.value()),
                row -> new ErasureKey(Rows.present(row.getString(1))));
    }

    /** Those of the people who were erased, as far as is committed. */
    static Set<UserId> erased(Connection connection, TenantId tenant, Collection<UserId> people) throws SQLException {
        if (people.isEmpty()) {
            return Set.of();
        }
        Optional<ErasureKey> key = key(connection, tenant);
        return key.isEmpty() ? Set.of() : erased(connection, tenant, key.get(), people);
    }

    private static Set<UserId> erased(Connection connection, TenantId tenant, ErasureKey key, Collection<UserId> people)
            throws SQLException {
        Map<ErasureTag, UserId> tags = new HashMap<>();
        people.forEach(person -> tags.put(key.tag(person), person));
        return new HashSet<>(Rows.query(
                connection,
                IN_FORCE,
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setArray(2, Rows.bytes(connection, tags.keySet(), ErasureRows::bytes));
                },
                row -> Rows.present(tags.get(new ErasureTag(Rows.present(row.getString("tag")))))));
    }

    static byte[] bytes(ErasureTag tag) {
        return HexFormat.of().parseHex(tag.hex());
    }

    /**
     * Nothing may be written about somebody who was erased. To be asked behind {@link Locks#changePeople}.
     *
     * @throws RecommenderException {@code USER_ERASED}
     */
    static void refuse(Connection connection, TenantId tenant, Collection<UserId> people) throws SQLException {
        if (!erased(connection, tenant, people).isEmpty()) {
            throw new RecommenderException(ErrorCode.USER_ERASED, ErrorCode.USER_ERASED.title());
        }
    }
}
