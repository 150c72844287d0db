package narratives.store;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import narratives.catalog.Catalog;
import narratives.feedback.FeedbackLog;
import narratives.feedback.FeedbackLogContract;
import narratives.fixture.PostgresResource;
import narratives.log.ChangeLog;
import narratives.people.People;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresFeedbackLogIT extends FeedbackLogContract {
    @Inject
    PostgresFeedbackLog feedback;

    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresChangeLog log;

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
        return log;
    }
}
