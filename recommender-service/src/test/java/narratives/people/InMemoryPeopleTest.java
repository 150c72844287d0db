package narratives.people;

import java.time.Clock;
import narratives.fixture.InMemoryChangeLog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemoryPeople;
import narratives.log.ChangeLog;

final class InMemoryPeopleTest extends PeopleContract {
    private final InMemoryLog log = new InMemoryLog(Clock.systemUTC());
    private final People people = new InMemoryPeople(log);

    @Override
    protected People people() {
        return people;
    }

    @Override
    protected ChangeLog log() {
        return new InMemoryChangeLog(log);
    }
}
