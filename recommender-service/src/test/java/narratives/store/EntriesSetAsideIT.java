package narratives.store;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.people.Person;
import org.junit.jupiter.api.Test;

/** An entry that cannot be read is set aside, in the database, and whatever stands behind it is read. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class EntriesSetAsideIT {
    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresErasures erasures;

    @Inject
    PostgresChangeLog log;

    private final TenantId tenant = Tenants.fresh();

    /** Narratives that no build could read. */
    private void spoil(int entries) {
        Owner.execute(
                "SET recommender.tenant = '" + tenant + "'; INSERT INTO log_entry (tenant, kind, narrative_id, payload)"
                        + " SELECT '" + tenant
                        + "', 2, 'n-SECRET', '{\"narrativeId\": [\"SECRET\"]}' FROM generate_series(1, " + entries
                        + ")");
    }

    private List<LogEntry> read() {
        return log.read(tenant, LogPosition.START, 1000);
    }

    @Test
    void whatStandsBehindIsReadAndEveryReaderPassesOverTheSame() {
        catalog.put(tenant, narrative("n-1"));
        spoil(1);
        catalog.put(tenant, narrative("n-2"));

        List<LogEntry> first = read();

        assertThat(first)
                .hasExactlyElementsOfTypes(
                        LogEntry.NarrativePut.class, LogEntry.SetAside.class, LogEntry.NarrativePut.class);
        assertThat(read()).isEqualTo(first);
        assertThat(log.aside(tenant)).singleElement().isInstanceOfSatisfying(ChangeLog.Aside.class, aside -> {
            assertThat(aside.position()).isEqualTo(first.get(1).position());
            assertThat(aside.reason()).startsWith("read, ").doesNotContain("SECRET");
        });
        assertThat(log.aside(Tenants.fresh())).isEmpty();
    }

    @Test
    void whatCanBeReadIsPassedOverTooOnceItIsSetAside() {
        LogPosition position = catalog.put(tenant, narrative("n-1")).position();
        assertThat(read()).hasOnlyElementsOfType(LogEntry.NarrativePut.class);

        log.setAside(tenant, position, "apply, elsewhere");

        assertThat(read()).containsExactly(new LogEntry.SetAside(position));
        assertThat(log.takeBack(tenant, position)).isTrue();
        assertThat(log.takeBack(tenant, position)).isFalse();
        assertThat(read()).hasOnlyElementsOfType(LogEntry.NarrativePut.class);
    }

    /** Were all of a release's entries unreadable to a replica, it would otherwise forget everything. */
    @Test
    void moreThanAFewAreNotPassedOver() {
        spoil(101);

        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no fault of the entries");
        assertThat(log.aside(tenant)).hasSize(100);
    }

    @Test
    void anEntryOfSomebodyErasedIsNotSetAsideAnyMore() {
        LogPosition position = people.put(tenant, Person.unknown(user("u-1"))).position();
        log.setAside(tenant, position, "apply, elsewhere");

        erasures.erase(tenant, user("u-1"));

        assertThat(log.aside(tenant)).isEmpty();
    }
}
