package narratives.people;

import java.time.Clock;
import narratives.catalog.Catalog;
import narratives.feedback.FeedbackLog;
import narratives.fixture.InMemoryCatalog;
import narratives.fixture.InMemoryChangeLog;
import narratives.fixture.InMemoryErasures;
import narratives.fixture.InMemoryFeedbackLog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemoryPeople;
import narratives.log.ChangeLog;

final class InMemoryErasuresTest extends ErasureContract {
    private final InMemoryLog log = new InMemoryLog(Clock.systemUTC());
    private final InMemoryCatalog catalog = new InMemoryCatalog(log);
    private final InMemoryPeople people = new InMemoryPeople(log);
    private final InMemoryFeedbackLog feedback = new InMemoryFeedbackLog(log, catalog, people);
    private final Erasures erasures = new InMemoryErasures(log, people, feedback, (tenant, operation) -> {});

    @Override
    protected Catalog catalog() {
        return catalog;
    }

    @Override
    protected People people() {
        return people;
    }

    @Override
    protected FeedbackLog feedback() {
        return feedback;
    }

    @Override
    protected Erasures erasures() {
        return erasures;
    }

    @Override
    protected ChangeLog log() {
        return new InMemoryChangeLog(log);
    }
}
