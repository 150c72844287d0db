package narratives.feedback;

import java.time.Clock;
import narratives.catalog.Catalog;
import narratives.fixture.InMemoryCatalog;
import narratives.fixture.InMemoryChangeLog;
import narratives.fixture.InMemoryFeedbackLog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemoryPeople;
import narratives.log.ChangeLog;
import narratives.people.People;

final class InMemoryFeedbackLogTest extends FeedbackLogContract {
    private final InMemoryLog log = new InMemoryLog(Clock.systemUTC());
    private final InMemoryCatalog catalog = new InMemoryCatalog(log);
    private final InMemoryPeople people = new InMemoryPeople(log);
    private final FeedbackLog feedback = new InMemoryFeedbackLog(log, catalog, people);

    @Override
    protected FeedbackLog feedback() {
        return feedback;
    }

    @Override
    protected Catalog catalog() {
        return catalog;
    }

    @Override
    protected People people() {
        return people;
    }

    @Override
    protected ChangeLog log() {
        return new InMemoryChangeLog(log);
    }
}
