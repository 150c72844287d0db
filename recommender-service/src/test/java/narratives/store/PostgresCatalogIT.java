package narratives.store;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import narratives.catalog.Catalog;
import narratives.catalog.CatalogContract;
import narratives.catalog.Narrative;
import narratives.catalog.Status;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.Crowd;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresCatalogIT extends CatalogContract {
    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresChangeLog log;

    @Override
    protected Catalog catalog() {
        return catalog;
    }

    @Override
    protected ChangeLog log() {
        return log;
    }

    /** Otherwise a narrative that was withdrawn could come back on a replica that replays the log. */
    @Test
    void rowAndLogAgreeOnTheLastOfManyChangesAtOnce() {
        TenantId tenant = Tenants.fresh();
        List<Status> statuses = List.of(Status.values());
        catalog.put(tenant, narrative("n-1"));

        Crowd.of(8)
                .each(member -> IntStream.range(0, 100).forEach(turn -> {
                    Status status = statuses.get((member + turn) % statuses.size());
                    if (turn % 2 == 0) {
                        catalog.setStatus(tenant, id("n-1"), status);
                    } else {
                        catalog.put(tenant, narrative("n-1").with(status));
                    }
                }));

        List<LogEntry> entries = log.read(tenant, LogPosition.START, 1000);
        Narrative row = catalog.find(tenant, id("n-1")).orElseThrow();
        assertThat(entries).hasSize(801);
        assertThat(entries.getLast())
                .isInstanceOfSatisfying(
                        LogEntry.NarrativePut.class,
                        last -> assertThat(last.narrative()).isEqualTo(row));
    }
}
