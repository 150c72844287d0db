package narratives.catalog;

import java.time.Clock;
import narratives.fixture.InMemoryCatalog;
import narratives.fixture.InMemoryChangeLog;
import narratives.fixture.InMemoryLog;
import narratives.log.ChangeLog;

final class InMemoryCatalogTest extends CatalogContract {
    private final InMemoryLog log = new InMemoryLog(Clock.systemUTC());
    private final Catalog catalog = new InMemoryCatalog(log);

    @Override
    protected Catalog catalog() {
        return catalog;
    }

    @Override
    protected ChangeLog log() {
        return new InMemoryChangeLog(log);
    }
}
