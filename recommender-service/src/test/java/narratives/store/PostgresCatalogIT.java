package narratives.store;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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

    /**
     * Otherwise a narrative that was withdrawn could come back on a replica that replays the log. A long transaction has
     * its id early and comes to the last narrative late; somebody else withdraws that one meanwhile.
     */
    @Test
    void rowsAndLogAgreeOnWhichOfTwoChangesWasTheLast() {
        for (int round = 0; round < 40; round++) {
            TenantId tenant = Tenants.fresh();
            Duration delay = Duration.ofMillis(round);
            catalog.putAll(tenant, collection());

            Crowd.of(2).each(member -> {
                if (member == 0) {
                    catalog.putAll(tenant, collection());
                } else {
                    LockSupport.parkNanos(delay.toNanos());
                    catalog.setStatus(tenant, id("n-1499"), Status.WITHDRAWN);
                }
            });

            Narrative row = catalog.find(tenant, id("n-1499")).orElseThrow();
            assertThat(lastInTheLog(tenant, "n-1499")).isEqualTo(row);
        }
    }

    private static List<Narrative> collection() {
        return IntStream.range(1000, 1500).mapToObj(i -> narrative("n-" + i)).toList();
    }

    private Narrative lastInTheLog(TenantId tenant, String id) {
        return log.read(tenant, LogPosition.START, 10_000).stream()
                .filter(LogEntry.NarrativePut.class::isInstance)
                .map(entry -> ((LogEntry.NarrativePut) entry).narrative())
                .filter(narrative -> narrative.id().equals(id(id)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
