package narratives.store;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import narratives.catalog.Catalog;
import narratives.feedback.FeedbackLog;
import narratives.fixture.PostgresResource;
import narratives.log.ChangeLog;
import narratives.people.ErasureContract;
import narratives.people.Erasures;
import narratives.people.People;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresErasuresIT extends ErasureContract {
    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresFeedbackLog feedback;

    @Inject
    PostgresErasures erasures;

    @Inject
    PostgresChangeLog log;

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
        return log;
    }
}
