package narratives.pack;

import java.time.Clock;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemoryPacks;
import narratives.fixture.InMemoryPeople;
import narratives.people.People;

final class InMemoryPacksTest extends PacksContract {
    private final People people = new InMemoryPeople(new InMemoryLog(Clock.systemUTC()));
    private final Packs packs = new InMemoryPacks(people);

    @Override
    protected Packs packs() {
        return packs;
    }

    @Override
    protected People people() {
        return people;
    }
}
