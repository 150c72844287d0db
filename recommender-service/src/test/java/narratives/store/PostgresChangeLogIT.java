package narratives.store;

import static narratives.fixture.Sample.narrative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.Crowd;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import org.junit.jupiter.api.Test;

/** What followers of the log rely on, with writers that commit late, out of order, or not at all. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresChangeLogIT {
    private static final int WRITERS = 8;
    private static final Duration WRITING = Duration.ofSeconds(8);
    private static final String PAYLOAD = Json.write(NarrativeJson.from(narrative("n-1")));

    @Inject
    PostgresChangeLog log;

    private final TenantId tenant = Tenants.fresh();
    private final Set<LogPosition> committed = new ConcurrentSkipListSet<>();
    private final CountDownLatch written = new CountDownLatch(WRITERS);

    /** What a reader saw, in the order in which it did. */
    private record Seen(String reader, List<LogPosition> positions) {}

    @Test
    void aFollowerMissesNothingAndAllSeeOneOrderWhileANaiveOneLosesRows() {
        List<Seen> seen = Crowd.of(WRITERS + 3).ask(member -> {
            if (member < WRITERS) {
                write(new Random(member));
                return new Seen("writer", List.of());
            }
            return member == WRITERS ? followNaively() : follow();
        });

        List<LogPosition> inOrder = List.copyOf(new TreeSet<>(committed));
        List<LogPosition> naive = seen.get(WRITERS).positions();
        assertThat(seen.get(WRITERS + 1).positions()).isEqualTo(inOrder);
        assertThat(seen.get(WRITERS + 2).positions()).isEqualTo(inOrder);
        // The control: were it to lose nothing, this test would prove nothing.
        assertThat(naive).hasSizeLessThan(inOrder.size());
        assertThat(committed).containsAll(naive);
    }

    /** One transaction in twenty stays open for long, half of them for a moment, one in fifty is rolled back. */
    private void write(Random random) {
        long end = System.nanoTime() + WRITING.toNanos();
        try (Connection connection = Owner.connect(tenant)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                LogPosition position =
                        Entries.write(connection, tenant, Entries.NARRATIVE, Entries.Line.ofNarrative("n-1", PAYLOAD));
                int delay = random.nextInt(100);
                pause(delay < 5 ? 150 : delay < 50 ? random.nextInt(8) : 0);
                if (random.nextInt(50) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.add(position);
                }
            }
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            written.countDown();
        }
    }

    private Seen follow() {
        List<LogPosition> positions = new ArrayList<>();
        LogPosition at = LogPosition.START;
        boolean last = false;
        while (!last) {
            last = written.getCount() == 0 && log.behind(tenant, at).entries() == 0;
            for (LogEntry entry : log.read(tenant, at, 100)) {
                at = entry.position();
                positions.add(at);
            }
            pause(5);
        }
        return new Seen("follower", positions);
    }

    private Seen followNaively() {
        List<LogPosition> positions = new ArrayList<>();
        boolean last = false;
        while (!last) {
            last = written.getCount() == 0;
            long seq = positions.isEmpty() ? 0 : positions.getLast().seq();
            try (Connection connection = Owner.connect(tenant)) {
                positions.addAll(Rows.query(
                        connection,
                        "SELECT epoch, tx::text AS tx_s, seq FROM log_entry WHERE tenant = ? AND seq > ? ORDER BY seq",
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setLong(2, seq);
                        },
                        Entries::position));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            pause(5);
        }
        return new Seen("naive", positions);
    }

    private static void pause(int millis) {
        if (millis > 0) {
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
    }

    /** As text, 1000 sorts before 990; a reader that goes by text reads on from the wrong place. */
    @Test
    void transactionsAreOrderedByNumberAcrossAChangeOfTheirDigits() throws SQLException {
        try (Connection connection = Owner.connect(tenant)) {
            Rows.update(connection, """
                    INSERT INTO log_entry (tenant, epoch, tx, kind, narrative_id, payload)
                    SELECT ?, 0, ((i * 7) % 20 + 990)::text::xid8, 2, 'n-1', ?::jsonb FROM generate_series(0, 19) i""", parameters -> {
                parameters.setString(1, tenant.value());
                parameters.setString(2, PAYLOAD);
            });
        }

        List<Long> transactions = new ArrayList<>();
        LogPosition at = LogPosition.START;
        List<LogEntry> part = log.read(tenant, at, 3);
        while (!part.isEmpty()) {
            part.forEach(entry -> transactions.add(entry.position().tx()));
            at = part.getLast().position();
            part = log.read(tenant, at, 3);
        }

        assertThat(transactions).hasSize(20).isSorted().startsWith(990L).endsWith(1009L);
    }

    @Test
    void whatIsAboveTheHorizonIsNotReadYetButCountsAsBehind() throws SQLException {
        TenantId other = Tenants.fresh();
        try (Connection older = Owner.connect(other);
                Connection younger = Owner.connect(tenant)) {
            older.setAutoCommit(false);
            Entries.write(older, other, Entries.NARRATIVE, Entries.Line.ofNarrative("n-1", PAYLOAD));
            LogPosition position =
                    Entries.write(younger, tenant, Entries.NARRATIVE, Entries.Line.ofNarrative("n-1", PAYLOAD));

            assertThat(log.read(tenant, LogPosition.START, 10)).isEmpty();
            assertThat(log.behind(tenant, LogPosition.START).entries()).isEqualTo(1);
            older.rollback();
            older.setAutoCommit(true);

            assertThat(log.read(tenant, LogPosition.START, 10))
                    .extracting(LogEntry::position)
                    .containsExactly(position);
            assertThat(log.behind(tenant, position)).isEqualTo(new ChangeLog.Lag(0, Duration.ZERO));
        }
    }

    @Test
    void onAnotherTimelineNothingIsWrittenUntilAnEpochIsOpened() throws SQLException {
        try (Connection connection = Owner.connect(tenant)) {
            connection.setAutoCommit(false);
            Rows.update(connection, "UPDATE log_epoch SET timeline = timeline + 1", parameters -> {});

            SQLException refused = catchThrowableOfType(
                    SQLException.class,
                    () -> Entries.write(
                            connection, tenant, Entries.NARRATIVE, Entries.Line.ofNarrative("n-1", PAYLOAD)));
            connection.rollback();
            Rows.update(connection, "UPDATE log_epoch SET timeline = timeline + 1", parameters -> {});
            List<Integer> epochs = Rows.query(
                    connection,
                    "SELECT epoch FROM log_epoch UNION ALL SELECT open_epoch('promoted') UNION ALL SELECT current_epoch()",
                    parameters -> {},
                    row -> row.getInt(1));
            connection.rollback();
            connection.setAutoCommit(true);

            assertThat(refused.getSQLState()).isEqualTo("23502");
            assertThat(epochs.get(epochs.size() - 2)).isGreaterThan(epochs.getFirst());
        }
    }
}
