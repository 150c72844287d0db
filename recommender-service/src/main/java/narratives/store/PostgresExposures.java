package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.json.Json;
import narratives.json.RecommendationJson;
import narratives.json.RecommendationRequestJson;
import narratives.people.UserId;
import narratives.recommend.Exposure;
import narratives.recommend.Exposures;

/**
 * Served lists in PostgreSQL; the time of each is kept to the microsecond. Lists of people who were erased are not written.
 */
@ApplicationScoped
@Typed(PostgresExposures.class)
public final class PostgresExposures implements Exposures {
    /** As many lists as are read at once; with 100 narratives and their reasons each, some megabytes. */
    private static final int AT_ONCE = 100;

    /** As many lists as are deleted in one transaction; a longer one would hold up the readers of the log. */
    private static final int EXPIRED_AT_ONCE = 5000;

    /** Times as texts: an array of them is written in UTC without asking for the zone of anybody. */
    private static final String WRITE = """
            INSERT INTO exposure (tenant, recommendation_id, user_id, served_at, model_version, request, served)
            SELECT ?, id, user_id, served_at::timestamptz, model_version, request::jsonb, served::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?)
              AS given(id, user_id, served_at, model_version, request, served)
            ORDER BY id COLLATE "C"
            ON CONFLICT DO NOTHING""";

    private static final String COLUMNS =
            "SELECT tenant, user_id, served_at, recommendation_id, request::text AS request, served::text AS served"
                    + " FROM exposure ";

    private static final String FIND = COLUMNS + "WHERE tenant = ? AND recommendation_id = ?";

    private static final String NEXT = COLUMNS + """
            WHERE tenant = ? AND user_id = ? AND (served_at, recommendation_id) > (?, ?)
            ORDER BY served_at, recommendation_id LIMIT ?""";

    private static final String TIMES_SERVED = """
            SELECT item ->> 'narrativeId', count(*)
            FROM exposure x CROSS JOIN LATERAL jsonb_array_elements(x.served -> 'items') item
            WHERE x.tenant = ? GROUP BY 1""";

    private static final OffsetDateTime BEGINNING = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Transactions transactions;

    PostgresExposures(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void write(List<Exposure> exposures) {
        exposures.stream().collect(Collectors.groupingBy(Exposure::tenant)).forEach(this::write);
    }

    private void write(TenantId tenant, List<Exposure> exposures) {
        transactions.call(tenant, connection -> {
            Set<UserId> people =
                    exposures.stream().flatMap(one -> one.person().stream()).collect(Collectors.toSet());
            Locks.keepPeople(connection, tenant, people);
            Set<UserId> erased = ErasureRows.erased(connection, tenant, people);
            return write(
                    connection,
                    tenant,
                    exposures.stream()
                            .filter(one -> one.person().filter(erased::contains).isEmpty())
                            .toList());
        });
    }

    /**
     * Deletes served lists, in parts, until none is older than they are to be kept, by the clock of the database.
     *
     * @return how many
     */
    public long expire(TenantId tenant, Duration kept) {
        long deleted = 0;
        int part;
        do {
            part = transactions.callLong(
                    tenant,
                    connection -> Rows.first(
                                    connection,
                                    "SELECT expire_exposures(?, ?)",
                                    parameters -> {
                                        parameters.setLong(1, kept.toSeconds());
                                        parameters.setInt(2, EXPIRED_AT_ONCE);
                                    },
                                    row -> row.getInt(1))
                            .orElseThrow());
            deleted += part;
        } while (part == EXPIRED_AT_ONCE);
        return deleted;
    }

    private static int write(Connection connection, TenantId tenant, List<Exposure> exposures) throws SQLException {
        return Rows.update(connection, WRITE, parameters -> {
            parameters.setString(1, tenant.value());
            parameters.setArray(
                    2, Rows.texts(connection, exposures, one -> one.served().id()));
            parameters.setArray(
                    3,
                    Rows.texts(
                            connection,
                            exposures,
                            one -> one.person().map(UserId::value).orElse(null)));
            parameters.setArray(
                    4, Rows.texts(connection, exposures, one -> one.servedAt().toString()));
            parameters.setArray(
                    5,
                    Rows.texts(
                            connection, exposures, one -> one.served().model().version()));
            parameters.setArray(
                    6,
                    Rows.texts(
                            connection, exposures, one -> Json.write(RecommendationRequestJson.from(one.request()))));
            parameters.setArray(
                    7, Rows.texts(connection, exposures, one -> Json.write(RecommendationJson.from(one.served()))));
        });
    }

    @Override
    public Optional<Exposure> find(TenantId tenant, String recommendationId) {
        return transactions.read(
                tenant,
                connection -> Rows.first(
                        connection,
                        FIND,
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setString(2, recommendationId);
                        },
                        PostgresExposures::read));
    }

    /** In parts, so that a slow taker holds up nobody. */
    @Override
    public void forEach(TenantId tenant, UserId person, Consumer<Exposure> use) {
        List<Exposure> part = next(tenant, person, BEGINNING, "");
        while (!part.isEmpty()) {
            part.forEach(use);
            Exposure last = part.getLast();
            part = next(tenant, person, Rows.utc(last.servedAt()), last.served().id());
        }
    }

    @Override
    public Map<NarrativeId, Long> timesServed(TenantId tenant) {
        return transactions
                .readLong(
                        tenant,
                        connection -> Rows.query(
                                connection,
                                TIMES_SERVED,
                                parameters -> parameters.setString(1, tenant.value()),
                                row -> Map.entry(new NarrativeId(Rows.present(row.getString(1))), row.getLong(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Exposure> next(TenantId tenant, UserId person, OffsetDateTime after, String id) {
        return transactions.read(
                tenant,
                connection -> Rows.query(
                        connection,
                        NEXT,
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setString(2, person.value());
                            parameters.setObject(3, after);
                            parameters.setString(4, id);
                            parameters.setInt(5, AT_ONCE);
                        },
                        PostgresExposures::read));
    }

    private static Exposure read(ResultSet row) throws SQLException {
        Instant servedAt = Rows.instant(row, "served_at");
        return new Exposure(
                new TenantId(Rows.present(row.getString("tenant"))),
                Optional.ofNullable(row.getString("user_id")).map(UserId::new),
                servedAt,
                Json.read(Rows.present(row.getString("request")), RecommendationRequestJson.class)
                        .toRequest(),
                Json.read(Rows.present(row.getString("served")), RecommendationJson.class)
                        .toRecommendation());
    }
}
