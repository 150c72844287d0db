package narratives.store;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import narratives.fixture.PostgresResource;
import narratives.log.ChangeLog;
import narratives.people.People;
import narratives.people.PeopleContract;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresPeopleIT extends PeopleContract {
    @Inject
    PostgresPeople people;

    @Inject
    PostgresChangeLog log;

    @Override
    protected People people() {
        return people;
    }

    @Override
    protected ChangeLog log() {
        return log;
    }
}
