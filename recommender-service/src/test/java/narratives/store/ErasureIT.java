package narratives.store;

import static narratives.fixture.Sample.QUESTIONNAIRE;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import narratives.access.Policy;
import narratives.catalog.Answer;
import narratives.catalog.NarrativeFilter;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.feedback.FeedbackLog.UnknownPeople;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Sample;
import narratives.fixture.Tenants;
import narratives.live.Snapshots.Snapshot;
import narratives.live.TrainerLease;
import narratives.log.LogEntry;
import narratives.operation.Operation;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.recommend.Audience;
import narratives.recommend.Exposure;
import narratives.recommend.Mode;
import narratives.recommend.Reason;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Tier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that could be found in any table is left of somebody who was erased; whatever else there is, stays. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class ErasureIT {
    private static final String CANARY = "canary-5e1f";

    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresFeedbackLog feedback;

    @Inject
    PostgresExposures exposures;

    @Inject
    PostgresSnapshots snapshots;

    @Inject
    PostgresTrainerLease lease;

    @Inject
    PostgresOperations operations;

    @Inject
    PostgresErasures erasures;

    @Inject
    PostgresChangeLog log;

    @Inject
    PostgresTenants tenants;

    private final TenantId tenant = Tenants.fresh();

    @BeforeEach
    void somethingToSpeakAbout() {
        world(tenant);
    }

    private void world(TenantId of) {
        feedback.putQuestionnaire(of, QUESTIONNAIRE, Optional.empty());
        catalog.putAll(of, List.of(narrative("n-1"), narrative("n-2")));
        people.put(of, Person.unknown(user("somebody-else")));
        feedback.append(of, List.of(rating("of-somebody-else", "somebody-else", "n-1", 1)), UnknownPeople.REFUSE);
        exposures.write(List.of(list(of, "list-of-somebody-else", "somebody-else")));
    }

    /** A person, three events of theirs and two lists; every one of them named after the person. */
    private void canary(TenantId of) {
        people.put(
                of,
                new Person(
                        user(CANARY), Profile.of(Map.of("nick", new Answer.Text(CANARY + "-nick"))), Preferences.NONE));
        feedback.append(
                of,
                List.of(
                        rating(CANARY + "-1", CANARY, "n-1", 2),
                        rating(CANARY + "-2", CANARY, "n-2", -1),
                        retraction(CANARY + "-3", CANARY, CANARY + "-2")),
                UnknownPeople.REFUSE);
        exposures.write(List.of(list(of, CANARY + "-list-1", CANARY), list(of, CANARY + "-list-2", CANARY)));
    }

    private static Exposure list(TenantId of, String id, String person) {
        RecommendationRequest request = new RecommendationRequest(
                new Audience.Somebody(user(person)),
                10,
                Mode.MATCH,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                NarrativeFilter.ALL,
                new TreeSet<>(),
                false,
                Optional.of(Locale.ENGLISH),
                Optional.empty());
        Recommendation served = new Recommendation(
                id,
                Mode.MATCH,
                new Recommendation.ServedBy(Tier.PERSONAL, "hybrid", Optional.empty()),
                new Recommendation.ModelStamp("v", LogPosition.START, List.of()),
                1,
                List.of(new Recommendation.Item(
                        Sample.id("n-1"),
                        1,
                        0.5,
                        new Recommendation.Prediction(0.5, 0.6, 0.7, 0.1),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of(
                                Reason.of(Reason.AVERAGE, "On average.", 0.3),
                                Reason.of(Reason.AVERAGE, "On average.", 0.2)))),
                Optional.empty());
        return new Exposure(of, Optional.of(user(person)), Sample.NOON, request, served);
    }

    private static Snapshot model(String version, LogPosition position) {
        return new Snapshot(
                version,
                position,
                Sample.NOON,
                0,
                Duration.ZERO,
                ByteBuffer.wrap(new byte[100]).asReadOnlyBuffer());
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

    private LogPosition end(TenantId of) {
        return log.read(of, LogPosition.START, 1000).getLast().position();
    }

    /** In which tables of a tenant a text is found, as text or as bytes, with the number of rows. */
    private static List<String> found(TenantId of, String text) throws SQLException {
        try (Connection connection = Owner.connect(of)) {
            List<String> tables = Rows.query(connection, """
                    SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p')
                      AND c.relnamespace = current_schema()::regnamespace ORDER BY 1""", parameters -> {}, row -> row.getString(1));
            List<String> found = new ArrayList<>();
            for (String table : tables) {
                int rows = Rows.first(
                                connection,
                                "SELECT count(*) FROM " + table + " t WHERE position(? IN t::text) > 0"
                                        + " OR position(encode(?::bytea, 'hex') IN t::text) > 0",
                                parameters -> {
                                    parameters.setString(1, text);
                                    parameters.setBytes(2, text.getBytes(StandardCharsets.UTF_8));
                                },
                                row -> row.getInt(1))
                        .orElseThrow();
                if (rows > 0) {
                    found.add(table + " " + rows);
                }
            }
            return found;
        }
    }

    @Test
    void nothingIsFoundInAnyColumnOfAnyTable() throws SQLException {
        canary(tenant);
        assertThat(found(tenant, CANARY)).containsExactly("exposure 2", "idempotency 3", "log_entry 4", "person 1");

        erasures.erase(tenant, user(CANARY));

        assertThat(found(tenant, CANARY)).isEmpty();
        assertThat(found(tenant, "somebody-else"))
                .containsExactly("exposure 1", "idempotency 1", "log_entry 2", "person 1");
    }

    @Test
    void theReceiptSaysWhatIsGoneOnceAModelWasTrainedWithoutThePerson() {
        LogPosition before = end(tenant);
        canary(tenant);
        keep(model("older", before));
        keep(model("knowing", end(tenant)));
        String id = erasures.erase(tenant, user(CANARY)).orElseThrow();
        LogPosition erased = end(tenant);
        assertThat(erasures.complete(tenant)).isPresent();
        assertThat(operations.find(tenant, id).orElseThrow().state()).isEqualTo(Operation.State.RUNNING);

        keep(model("without", erased));

        assertThat(erasures.complete(tenant)).isEmpty();
        Operation operation = operations.find(tenant, id).orElseThrow();
        assertThat(operation.kind()).isEqualTo("erase");
        assertThat(operation.state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(operation.result())
                .isEqualTo(Map.of(
                        "rows", "5",
                        "events", "3",
                        "idempotencyRecords", "3",
                        "exposures", "2",
                        "explanations", "4",
                        "packs", "0",
                        "snapshots", "1",
                        "logPosition", erased.toString(),
                        "modelVersion", "without",
                        "modelLogPosition", erased.toString()));
    }

    @Test
    void everyModelThatKnewThePersonIsGoneAndTheOneBeforeThemStays() throws SQLException {
        LogPosition before = end(tenant);
        canary(tenant);
        LogPosition knowing = end(tenant);
        keep(model("older", before));
        keep(model("knowing", knowing));

        erasures.erase(tenant, user(CANARY));

        assertThat(snapshots.newestVersion(tenant)).contains("older");
        assertThat(snapshots.newest(tenant)).contains(model("older", before));
        assertThat(found(tenant, "knowing")).isEmpty();
    }

    /** A training that had begun before the erasure ends after it. */
    @Test
    void aModelThatKnewThePersonIsNotPublishedAfterwards() throws SQLException {
        LogPosition before = end(tenant);
        canary(tenant);
        LogPosition knowing = end(tenant);
        erasures.erase(tenant, user(CANARY));

        assertThat(keep(model("knowing", knowing))).isFalse();

        assertThat(snapshots.newest(tenant)).isEmpty();
        assertThat(found(tenant, "knowing")).isEmpty();
        try (Connection connection = Owner.connect(tenant)) {
            assertThat(Rows.first(
                            connection,
                            "SELECT count(*) FROM model_chunk WHERE tenant = ?",
                            parameters -> parameters.setString(1, tenant.value()),
                            row -> row.getInt(1)))
                    .contains(0);
        }
        assertThat(keep(model("older", before))).isTrue();
        assertThat(keep(model("without", end(tenant)))).isTrue();
    }

    @Test
    void aListThatWaitedToBeRecordedIsNot() throws SQLException {
        canary(tenant);
        erasures.erase(tenant, user(CANARY));

        exposures.write(List.of(list(tenant, CANARY + "-late", CANARY), list(tenant, "list-2", "somebody-else")));

        assertThat(found(tenant, CANARY)).isEmpty();
        assertThat(exposures.find(tenant, "list-2")).isPresent();
    }

    @Test
    void somebodyOfWhomOnlyListsAreKnownIsErasedToo() throws SQLException {
        exposures.write(List.of(list(tenant, CANARY + "-list", CANARY)));

        assertThat(erasures.erase(tenant, user(CANARY))).isPresent();

        assertThat(found(tenant, CANARY)).isEmpty();
        assertThat(erasures.isErased(tenant, user(CANARY))).isTrue();
    }

    @Test
    void aPersonOfTheSameNameOfAnotherTenantIsNotTouched() throws SQLException {
        TenantId other = Tenants.fresh();
        world(other);
        canary(other);
        canary(tenant);
        List<String> before = found(other, CANARY);

        erasures.erase(tenant, user(CANARY));

        assertThat(found(other, CANARY)).isEqualTo(before);
        assertThat(erasures.isErased(other, user(CANARY))).isFalse();
        assertThat(erasures.erase(Tenants.fresh(), user(CANARY))).isEmpty();
        assertThat(found(other, CANARY)).isEqualTo(before);
    }

    @Test
    void theEntryStandsBehindEverythingThatThePersonSaid() {
        canary(tenant);
        LogPosition last = end(tenant);

        erasures.erase(tenant, user(CANARY));

        List<LogEntry> after = log.read(tenant, last, 10);
        assertThat(after).singleElement().isInstanceOf(LogEntry.PersonErased.class);
    }

    @Test
    void aTenantThatIsRemovedLeavesNothingOfItsErasures() throws SQLException {
        tenants.create(tenant, Policy.DEFAULT);
        canary(tenant);
        erasures.erase(tenant, user(CANARY));
        assertThat(PostgresTenants.TABLES).contains("erasure", "erasure_key");

        assertThat(found(tenant, tenant.value())).anyMatch(table -> table.startsWith("erasure "));
        Owner.forget(tenant);
    }
}
