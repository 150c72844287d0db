package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.json.Json;
import narratives.json.PackJson;
import narratives.pack.Pack;
import narratives.pack.PackId;
import narratives.pack.PackLink;
import narratives.pack.Packs;
import narratives.pack.Recipient;
import narratives.people.UserId;

/** Packs in PostgreSQL. One for a person lies with them: it cannot be there before them, and goes when they are erased. */
@ApplicationScoped
@Typed(PostgresPacks.class)
public final class PostgresPacks implements Packs {
    /** Nothing is written for somebody who is not there; the foreign key holds against whoever erases them meanwhile. */
    private static final String CREATE = """
            INSERT INTO pack (tenant, pack_id, user_id, version, document)
            SELECT given.tenant, given.pack_id, given.user_id, given.version, given.document::jsonb
            FROM (VALUES (?, ?, ?::text, ?, ?)) AS given (tenant, pack_id, user_id, version, document)
            WHERE given.user_id IS NULL
               OR EXISTS (SELECT FROM person p WHERE p.tenant = given.tenant AND p.user_id = given.user_id)""";

    private static final String FIND = "SELECT document::text AS document FROM pack WHERE tenant = ? AND pack_id = ?";

    private static final String LIST = """
            SELECT document::text AS document FROM pack
            WHERE tenant = ? AND (?::text IS NULL OR user_id = ?) AND pack_id > ?
            ORDER BY pack_id LIMIT ?""";

    private static final String REPLACE = """
            UPDATE pack SET version = ?, document = ?::jsonb WHERE tenant = ? AND pack_id = ? AND version = ?""";

    private static final String LINK = """
            INSERT INTO pack_link (tenant, pack_id, hash, created_at, expires_at)
            SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT FROM pack WHERE tenant = ? AND pack_id = ?)""";

    private static final String LINKS = """
            SELECT created_at, expires_at, ended_at FROM pack_link WHERE tenant = ? AND pack_id = ?
            ORDER BY created_at, hash""";

    private static final String END = """
            UPDATE pack_link SET ended_at = clock_timestamp()
            WHERE tenant = ? AND pack_id = ? AND ended_at IS NULL AND expires_at > clock_timestamp()""";

    /** Of tenants that are served: a link does not outlive its tenant. */
    private static final String WHOSE = """
            SELECT l.tenant, l.pack_id, l.created_at, l.expires_at, l.ended_at
            FROM pack_link l JOIN tenant t ON t.tenant = l.tenant
            WHERE l.hash = ? AND t.removed_at IS NULL""";

    private final Transactions transactions;

    PostgresPacks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Where a link leads. */
    private record Place(TenantId tenant, PackId id, PackLink link) {}

    @Override
    public void create(TenantId tenant, Pack pack) {
        Optional<String> person = person(pack);
        int written = transactions.call(
                tenant,
                connection -> Rows.update(connection, CREATE, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, pack.id().value());
                    parameters.setString(3, person.orElse(null));
                    parameters.setInt(4, pack.version());
                    parameters.setString(5, document(pack));
                }));
        if (written == 0) {
            throw new RecommenderException(ErrorCode.USER_UNKNOWN, "There is no such person.");
        }
    }

    private static Optional<String> person(Pack pack) {
        return switch (pack.recipient()) {
            case Recipient.Somebody somebody -> Optional.of(somebody.person().value());
            case Recipient.Described described -> Optional.empty();
        };
    }

    private static String document(Pack pack) {
        return Json.write(PackJson.from(pack));
    }

    @Override
    public Optional<Pack> find(TenantId tenant, PackId id) {
        return transactions.read(tenant, connection -> find(connection, tenant, id));
    }

    private static Optional<Pack> find(Connection connection, TenantId tenant, PackId id) throws SQLException {
        return Rows.first(
                connection,
                FIND,
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, id.value());
                },
                PostgresPacks::pack);
    }

    private static Pack pack(ResultSet row) throws SQLException {
        return Json.read(Rows.present(row.getString("document")), PackJson.class)
                .toPack();
    }

    @Override
    public List<Pack> list(TenantId tenant, Query query) {
        String person = query.person().map(UserId::value).orElse(null);
        return transactions.read(
                tenant,
                connection -> Rows.query(
                        connection,
                        LIST,
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setString(2, person);
                            parameters.setString(3, person);
                            parameters.setString(
                                    4, query.after().map(PackId::value).orElse(""));
                            parameters.setInt(5, query.count());
                        },
                        PostgresPacks::pack));
    }

    @Override
    public void replace(TenantId tenant, Pack pack) {
        transactions.call(tenant, connection -> {
            int changed = Rows.update(connection, REPLACE, parameters -> {
                parameters.setInt(1, pack.version());
                parameters.setString(2, document(pack));
                parameters.setString(3, tenant.value());
                parameters.setString(4, pack.id().value());
                parameters.setInt(5, pack.version() - 1);
            });
            if (changed == 0) {
                ErrorCode code = find(connection, tenant, pack.id()).isPresent()
                        ? ErrorCode.VERSION_CONFLICT
                        : ErrorCode.PACK_UNKNOWN;
                throw new RecommenderException(code, code.title());
            }
            return changed;
        });
    }

    @Override
    public boolean delete(TenantId tenant, PackId id) {
        return transactions.call(
                tenant,
                connection ->
                        Rows.update(connection, "DELETE FROM pack WHERE tenant = ? AND pack_id = ?", parameters -> {
                                    parameters.setString(1, tenant.value());
                                    parameters.setString(2, id.value());
                                })
                                == 1);
    }

    @Override
    public void link(TenantId tenant, PackId id, PackLink.Token token, PackLink link) {
        int written = transactions.call(
                tenant,
                connection -> Rows.update(connection, LINK, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, id.value());
                    parameters.setBytes(3, hash(token));
                    parameters.setObject(4, Rows.utc(link.createdAt()));
                    parameters.setObject(5, Rows.utc(link.expiresAt()));
                    parameters.setString(6, tenant.value());
                    parameters.setString(7, id.value());
                }));
        if (written == 0) {
            throw new RecommenderException(ErrorCode.PACK_UNKNOWN, ErrorCode.PACK_UNKNOWN.title());
        }
    }

    @Override
    public List<PackLink> links(TenantId tenant, PackId id) {
        return transactions.read(
                tenant,
                connection -> Rows.query(
                        connection,
                        LINKS,
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setString(2, id.value());
                        },
                        PostgresPacks::link));
    }

    private static PackLink link(ResultSet row) throws SQLException {
        return new PackLink(
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    @Override
    public int end(TenantId tenant, PackId id) {
        return transactions.call(
                tenant,
                connection -> Rows.update(connection, END, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, id.value());
                }));
    }

    @Override
    public Optional<Linked> linked(PackLink.Token token) {
        Optional<Place> place = transactions.readAccess(connection -> Rows.first(
                connection,
                WHOSE,
                parameters -> parameters.setBytes(1, hash(token)),
                row -> new Place(
                        new TenantId(Rows.present(row.getString("tenant"))),
                        new PackId(Rows.present(row.getString("pack_id"))),
                        link(row))));
        return place.flatMap(
                found -> find(found.tenant(), found.id()).map(pack -> new Linked(found.tenant(), pack, found.link())));
    }

    private static byte[] hash(PackLink.Token token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.text().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
