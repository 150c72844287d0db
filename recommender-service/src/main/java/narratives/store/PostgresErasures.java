package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import narratives.contract.TenantId;
import narratives.json.ErasureJson;
import narratives.json.Json;
import narratives.people.ErasureKey;
import narratives.people.ErasureTag;
import narratives.people.Erasures;
import narratives.people.UserId;

/** Erasures in PostgreSQL: the deleting is done by {@code erase_person} (V4 of the migrations). */
@ApplicationScoped
@Typed(PostgresErasures.class)
public final class PostgresErasures implements Erasures {
    /** 244 random bits of the server's generator, in two version-4 UUIDs without their dashes. */
    private static final String MAKE_KEY = """
            INSERT INTO erasure_key (tenant, key)
            VALUES (?, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'))
            ON CONFLICT DO NOTHING""";

    private static final String WATCHED = """
            SELECT operation_id FROM erasure WHERE tenant = ? AND tag = ? AND lifted_at IS NULL""";

    private static final String ERASE = "SELECT erase_person(?, ?, ?::jsonb)";

    private static final String LIFT = """
            UPDATE erasure SET lifted_at = clock_timestamp() WHERE tenant = ? AND tag = ? AND lifted_at IS NULL""";

    /** A model that was trained behind the entry of an erasure was trained without the person. */
    private static final String COMPLETE = """
            WITH trained AS (
              SELECT e.operation_id, e.receipt, e.epoch, e.tx, e.seq, model.version,
                     model.epoch AS model_epoch, model.tx AS model_tx, model.seq AS model_seq
              FROM erasure e CROSS JOIN LATERAL (
                SELECT s.version, s.epoch, s.tx, s.seq FROM model_snapshot s
                WHERE s.tenant = e.tenant AND NOT s.damaged AND (s.epoch, s.tx, s.seq) >= (e.epoch, e.tx, e.seq)
                ORDER BY s.snapshot LIMIT 1) model
              WHERE e.tenant = ? AND e.completed_at IS NULL),
            completed AS (
              UPDATE erasure e SET completed_at = clock_timestamp()
              FROM trained t WHERE e.tenant = ? AND e.operation_id = t.operation_id)
            UPDATE operation o
            SET state = 'succeeded', progress = 1, ended_at = clock_timestamp(),
                result = t.receipt || jsonb_build_object(
                  'logPosition', t.epoch || '-' || t.tx || '-' || t.seq,
                  'modelVersion', t.version,
                  'modelLogPosition', t.model_epoch || '-' || t.model_tx || '-' || t.model_seq)
            FROM trained t WHERE o.tenant = ? AND o.operation_id = t.operation_id""";

    private static final String ALL = """
            SELECT encode(tag, 'hex') AS tag, bool_or(lifted_at IS NULL) AS erased FROM erasure
            WHERE tenant = ? GROUP BY tag ORDER BY min(erased_at), tag""";

    private static final String CHANGES = "SELECT count(*) + count(lifted_at) FROM erasure WHERE tenant = ?";

    /** Everybody of whom something is stored. */
    private static final String EVERYBODY = """
            SELECT user_id FROM person WHERE tenant = ?
            UNION SELECT user_id FROM exposure WHERE tenant = ? AND user_id IS NOT NULL""";

    private static final String TAKE_KEY = """
            INSERT INTO erasure_key (tenant, key) VALUES (?, decode(?, 'hex'))
            ON CONFLICT (tenant) DO UPDATE SET key = excluded.key
            WHERE NOT EXISTS (SELECT FROM erasure e WHERE e.tenant = excluded.tenant)""";

    private static final String PENDING = """
            SELECT (1000 * extract(epoch FROM clock_timestamp() - min(erased_at)))::bigint AS millis FROM erasure
            WHERE tenant = ? AND completed_at IS NULL HAVING count(*) > 0""";

    private final Transactions transactions;

    PostgresErasures(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<String> erase(TenantId tenant, UserId person) {
        return transactions.callLong(tenant, connection -> {
            Locks.changePeople(connection, tenant, List.of(person));
            Locks.changeModels(connection, tenant);
            ErasureKey key = key(connection, tenant);
            ErasureTag tag = key.tag(person);
            Optional<String> before = watched(connection, tenant, tag);
            return before.isPresent() ? before : erase(connection, Optional.of(person), key, tag);
        });
    }

    private static ErasureKey key(Connection connection, TenantId tenant) throws SQLException {
        Rows.update(connection, MAKE_KEY, parameters -> parameters.setString(1, tenant.value()));
        return ErasureRows.key(connection, tenant).orElseThrow();
    }

    private static Optional<String> watched(Connection connection, TenantId tenant, ErasureTag tag)
            throws SQLException {
        return Rows.first(
                connection,
                WATCHED,
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setBytes(2, ErasureRows.bytes(tag));
                },
                row -> Rows.present(row.getString(1)));
    }

    private static Optional<String> erase(
            Connection connection, Optional<UserId> person, ErasureKey key, ErasureTag tag) throws SQLException {
        return Rows.first(
                        connection,
                        ERASE,
                        parameters -> {
                            parameters.setString(1, person.map(UserId::value).orElse(null));
                            parameters.setBytes(2, ErasureRows.bytes(tag));
                            parameters.setString(3, Json.write(ErasureJson.of(key, tag)));
                        },
                        row -> Optional.ofNullable(row.getString(1)))
                .orElseThrow();
    }

    @Override
    public boolean isErased(TenantId tenant, UserId person) {
        return transactions.read(
                tenant,
                connection ->
                        !ErasureRows.erased(connection, tenant, List.of(person)).isEmpty());
    }

    @Override
    public boolean lift(TenantId tenant, UserId person) {
        return transactions.call(tenant, connection -> {
            Locks.changePeople(connection, tenant, List.of(person));
            Optional<ErasureKey> key = ErasureRows.key(connection, tenant);
            return key.isPresent()
                    && lift(connection, tenant, key.get(), key.get().tag(person));
        });
    }

    private static boolean lift(Connection connection, TenantId tenant, ErasureKey key, ErasureTag tag)
            throws SQLException {
        int lifted = Rows.update(connection, LIFT, parameters -> {
            parameters.setString(1, tenant.value());
            parameters.setBytes(2, ErasureRows.bytes(tag));
        });
        if (lifted == 1) {
            Entries.write(
                    connection,
                    tenant,
                    Entries.ERASURE_LIFTED,
                    Entries.Line.ofTenant(Json.write(ErasureJson.of(key, tag))));
        }
        return lifted == 1;
    }

    /**
     * Ends the operations of erasures behind which a model was trained by now.
     *
     * @return how long the oldest that still waits for one has waited; empty if none waits
     */
    public Optional<Duration> complete(TenantId tenant) {
        if (pending(tenant).isEmpty()) {
            return Optional.empty();
        }
        transactions.call(
                tenant,
                connection -> Rows.update(connection, COMPLETE, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, tenant.value());
                    parameters.setString(3, tenant.value());
                }));
        return pending(tenant);
    }

    /**
     * Who was erased, as far as this database knows.
     *
     * @param key of the tenant
     * @param erased by tag, whether nobody has lifted it; the oldest first
     */
    public record Known(ErasureKey key, SequencedMap<ErasureTag, Boolean> erased) {}

    /** Who was erased; empty if nobody ever was. */
    public Optional<Known> known(TenantId tenant) {
        return transactions.read(tenant, connection -> {
            Optional<ErasureKey> key = ErasureRows.key(connection, tenant);
            SequencedMap<ErasureTag, Boolean> erased = new LinkedHashMap<>();
            Rows.query(
                    connection,
                    ALL,
                    parameters -> parameters.setString(1, tenant.value()),
                    row -> erased.put(new ErasureTag(Rows.present(row.getString("tag"))), row.getBoolean("erased")));
            return key.filter(made -> !erased.isEmpty()).map(made -> new Known(made, erased));
        });
    }

    /** Another number whenever somebody was erased or an erasure was lifted. */
    public long changes(TenantId tenant) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                                connection,
                                CHANGES,
                                parameters -> parameters.setString(1, tenant.value()),
                                row -> row.getLong(1))
                        .orElseThrow());
    }

    /**
     * Erases once more who was erased before this database was restored.
     *
     * @param key by which they were erased
     * @param tags of those whom this database does not know to be erased
     * @throws IllegalStateException if people were erased here by another key
     */
    public void eraseAgain(TenantId tenant, ErasureKey key, Set<ErasureTag> tags) {
        transactions.call(
                tenant,
                connection -> Rows.update(connection, TAKE_KEY, parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, key.hex());
                }));
        Map<ErasureTag, UserId> people = new HashMap<>();
        boolean isOurs = transactions.readLong(tenant, connection -> {
            everybody(connection, tenant).forEach(person -> people.put(key.tag(person), person));
            return ErasureRows.key(connection, tenant).equals(Optional.of(key));
        });
        if (!isOurs) {
            throw new IllegalStateException(
                    "the list of erasures of tenant " + tenant + " was made by another installation");
        }
        for (ErasureTag tag : tags) {
            Optional<UserId> person = Optional.ofNullable(people.get(tag));
            if (person.isEmpty() || erase(tenant, person.get()).isEmpty()) {
                transactions.call(tenant, connection -> {
                    Locks.changeModels(connection, tenant);
                    return erase(connection, Optional.empty(), key, tag);
                });
            }
        }
    }

    private static List<UserId> everybody(Connection connection, TenantId tenant) throws SQLException {
        return Rows.query(
                connection,
                EVERYBODY,
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, tenant.value());
                },
                row -> new UserId(Rows.present(row.getString(1))));
    }

    private Optional<Duration> pending(TenantId tenant) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                        connection,
                        PENDING,
                        parameters -> parameters.setString(1, tenant.value()),
                        row -> Duration.ofMillis(Math.max(0, row.getLong("millis")))));
    }
}
