package narratives.store;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import narratives.catalog.NarrativeFilter;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.live.KeptModel;
import narratives.live.Snapshots.Snapshot;
import narratives.live.TrainerLease;
import narratives.operation.Operation;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Exposure;
import narratives.recommend.Mode;
import narratives.recommend.Reason;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Tier;
import org.junit.jupiter.api.Test;

/** Models, served lists and operations: what was kept comes back whole, and what is damaged does not. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresModelsAndListsIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    @Inject
    PostgresSnapshots snapshots;

    @Inject
    PostgresTrainerLease lease;

    @Inject
    PostgresExposures exposures;

    @Inject
    PostgresOperations operations;

    private final TenantId tenant = Tenants.fresh();

    private static Snapshot model(int number, int bytes) {
        byte[] random = new byte[bytes];
        new Random(number).nextBytes(random);
        return new Snapshot(
                "version-" + number,
                new LogPosition(1, 1000 + number, number),
                NOON,
                number,
                Duration.ofMillis(100L * number),
                ByteBuffer.wrap(random).asReadOnlyBuffer());
    }

    /** As the trainer would. */
    private boolean keep(Snapshot snapshot) {
        if (lease.take(tenant, "trainer", Optional.empty()) instanceof TrainerLease.Taken(long token)) {
            try {
                return snapshots.keep(tenant, snapshot, token);
            } finally {
                lease.release(tenant, "trainer", token);
            }
        }
        throw new AssertionError("somebody else trains");
    }

    private int count(String table) throws SQLException {
        try (Connection connection = Owner.connect(tenant)) {
            return Rows.first(
                            connection,
                            "SELECT count(*) FROM " + table + " WHERE tenant = ?",
                            parameters -> parameters.setString(1, tenant.value()),
                            row -> row.getInt(1))
                    .orElseThrow();
        }
    }

    private void spoil(String sql) throws SQLException {
        try (Connection connection = Owner.connect(tenant)) {
            Rows.update(connection, sql, parameters -> parameters.setString(1, tenant.value()));
        }
    }

    @Test
    void aWithdrawnModelIsPassedOverUntilItIsReinstated() {
        keep(model(1, 100));
        keep(model(2, 100));

        boolean withdrawn = snapshots.withdraw(tenant, "version-2");

        assertThat(withdrawn).isTrue();
        assertThat(snapshots.withdraw(tenant, "version-2")).isFalse();
        assertThat(snapshots.newestVersion(tenant)).contains("version-1");
        assertThat(snapshots.newest(tenant).orElseThrow().version()).isEqualTo("version-1");
        assertThat(snapshots.isHeld(tenant)).isTrue();
        assertThat(snapshots.kept(tenant)).extracting(KeptModel::isGood).containsExactly(false, true);
        assertThat(snapshots.reinstate(tenant, "version-2")).isTrue();
        assertThat(snapshots.newestVersion(tenant)).contains("version-2");
        assertThat(snapshots.isHeld(tenant)).isFalse();
        assertThat(snapshots.reinstate(tenant, "version-2")).isFalse();
        assertThat(snapshots.withdraw(tenant, "version-9")).isFalse();
    }

    @Test
    void whatIsKeptIsTold() {
        keep(model(3, 100));

        List<KeptModel> kept = snapshots.kept(tenant);

        assertThat(kept)
                .containsExactly(
                        new KeptModel("version-3", new LogPosition(1, 1003, 3), NOON, 3, 100, false, Optional.empty()));
    }

    /** However many are withdrawn, as many good ones are kept as ever. */
    @Test
    void withdrawnModelsDoNotPushOutGoodOnes() {
        keep(model(1, 10));
        for (int number = 2; number <= 1 + PostgresSnapshots.KEPT; number++) {
            keep(model(number, 10));
            snapshots.withdraw(tenant, "version-" + number);
        }

        assertThat(snapshots.newestVersion(tenant)).contains("version-1");
        assertThat(snapshots.kept(tenant)).hasSize(1 + PostgresSnapshots.KEPT);
    }

    @Test
    void theNewestModelComesBackWhole() {
        assertThat(snapshots.newest(tenant)).isEmpty();
        assertThat(snapshots.newestVersion(tenant)).isEmpty();

        keep(model(1, 10));
        keep(model(2, 2 * PostgresSnapshots.CHUNK + 17));

        assertThat(snapshots.newest(tenant)).contains(model(2, 2 * PostgresSnapshots.CHUNK + 17));
        assertThat(snapshots.newestVersion(tenant)).contains("version-2");
        assertThat(snapshots.newest(Tenants.fresh())).isEmpty();
    }

    @Test
    void onlyTheNewestFewAreKept() throws SQLException {
        IntStream.range(0, 8).forEach(number -> keep(model(number, 100)));

        assertThat(count("model_snapshot")).isEqualTo(PostgresSnapshots.KEPT);
        assertThat(count("model_chunk")).isEqualTo(PostgresSnapshots.KEPT);
        assertThat(snapshots.newest(tenant)).contains(model(7, 100));
    }

    @Test
    void aDamagedModelIsPassedOver() throws SQLException {
        keep(model(1, 100));
        keep(model(2, 100));
        keep(model(3, 100));
        spoil("""
                UPDATE model_chunk SET bytes = set_byte(bytes, 50, 255 - get_byte(bytes, 50))
                WHERE tenant = ? AND snapshot = (SELECT max(snapshot) FROM model_chunk)""");

        assertThat(snapshots.newest(tenant)).contains(model(2, 100));
        assertThat(snapshots.newestVersion(tenant)).contains("version-2");

        spoil("""
                UPDATE model_snapshot SET bytes = 9000000000000
                WHERE tenant = ? AND version = 'version-2'""");
        assertThat(snapshots.newest(tenant)).contains(model(1, 100));

        spoil("DELETE FROM model_chunk WHERE tenant = ?");
        assertThat(snapshots.newest(tenant)).isEmpty();
    }

    private Exposure list(String id, Optional<UserId> person, Instant servedAt) {
        Recommendation served = new Recommendation(
                id,
                Mode.MATCH,
                new Recommendation.ServedBy(Tier.PERSONAL, "hybrid", Optional.empty()),
                new Recommendation.ModelStamp("v", new LogPosition(1, 2, 3), List.of(new LogPosition(1, 4, 5))),
                Long.MIN_VALUE,
                List.of(new Recommendation.Item(
                        id("n-1"),
                        1,
                        0.1 + 0.2,
                        new Recommendation.Prediction(1.4, 0.6, 0.78, 0.05),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.25),
                        List.of(
                                Reason.of(Reason.AVERAGE, "What “readers” say", 0.1 + 0.2),
                                new Reason(Reason.EVIDENCE, "Because of “it”", 0.1, Optional.of(id("n-2")))))),
                Optional.of("token"));
        RecommendationRequest request = new RecommendationRequest(
                person.<Audience>map(Audience.Somebody::new).orElse(Audience.Anonymous.UNKNOWN),
                10,
                Mode.MATCH,
                Optional.of("ease"),
                Optional.empty(),
                OptionalLong.of(7),
                Optional.empty(),
                NarrativeFilter.ALL,
                new TreeSet<>(),
                false,
                Optional.of(Locale.ENGLISH),
                Optional.empty());
        return new Exposure(tenant, person, servedAt, request, served);
    }

    @Test
    void aServedListComesBackAsItWas() {
        Exposure personal = list("list-1", Optional.of(user("u-1")), NOON);
        Exposure anonymous = list("list-2", Optional.empty(), NOON);

        exposures.write(List.of(personal, anonymous));
        exposures.write(List.of(list("list-1", Optional.empty(), NOON.plusSeconds(1))));
        exposures.write(List.of());

        assertThat(exposures.find(tenant, "list-1")).contains(personal);
        assertThat(exposures.find(tenant, "list-2")).contains(anonymous);
        assertThat(exposures.find(Tenants.fresh(), "list-1")).isEmpty();
    }

    @Test
    void allThatOnePersonWasServedIsHandedOverOldestFirst() {
        List<Exposure> all = IntStream.range(0, 250)
                .mapToObj(i -> list("list-" + (1000 + i), Optional.of(user("u-1")), NOON.plusSeconds(i / 100)))
                .toList();
        exposures.write(all.reversed());
        exposures.write(List.of(list("other", Optional.of(user("u-2")), NOON)));
        List<Exposure> taken = new ArrayList<>();

        exposures.forEach(tenant, user("u-1"), taken::add);

        assertThat(taken).isEqualTo(all);
    }

    @Test
    void listsThatAreOlderThanTheyAreKeptAreDeletedAndNoOthers() throws SQLException {
        Instant now = Instant.now();
        TenantId other = Tenants.fresh();
        exposures.write(List.of(
                list("old", Optional.of(user("u-1")), now.minus(Duration.ofDays(31))),
                list("older", Optional.empty(), now.minus(Duration.ofDays(400))),
                list("young", Optional.of(user("u-1")), now.minus(Duration.ofDays(29)))));
        Exposure elsewhere = list("old", Optional.empty(), now.minus(Duration.ofDays(31)));
        exposures.write(List.of(new Exposure(
                other, elsewhere.person(), elsewhere.servedAt(), elsewhere.request(), elsewhere.served())));

        long deleted = exposures.expire(tenant, Duration.ofDays(30));

        assertThat(deleted).isEqualTo(2);
        assertThat(count("exposure")).isEqualTo(1);
        assertThat(exposures.find(tenant, "young")).isPresent();
        assertThat(exposures.find(other, "old")).isPresent();
        assertThat(exposures.expire(tenant, Duration.ofDays(30))).isZero();
    }

    /** Whoever got hold of the service could otherwise wipe out what was just served. */
    @Test
    void listsOfTheLastDayAreNotDeletedWhateverIsAskedFor() {
        exposures.write(List.of(list("young", Optional.empty(), Instant.now())));

        assertThatThrownBy(() -> exposures.expire(tenant, Duration.ofSeconds(1)))
                .isInstanceOf(RecommenderException.class);

        assertThat(exposures.find(tenant, "young")).isPresent();
    }

    @Test
    void anOperationIsToldOfAsItStandsLast() {
        Operation started = Operation.started("op-1", "train", NOON);
        operations.put(tenant, started);
        assertThat(operations.find(tenant, "op-1")).contains(started);

        Operation ended =
                started.succeeded(new TreeMap<>(Map.of("modelVersion", "v", "took", "1 s")), NOON.plusSeconds(1));
        operations.put(tenant, ended);

        assertThat(operations.find(tenant, "op-1")).contains(ended);
        assertThat(operations.find(tenant, "op-2")).isEmpty();
        assertThat(operations.find(Tenants.fresh(), "op-1")).isEmpty();
    }
}
