package narratives.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import narratives.access.Policy;
import narratives.fixture.PostgresResource;
import narratives.pack.Packs;
import narratives.pack.PacksContract;
import narratives.people.People;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresPacksIT extends PacksContract {
    @Inject
    PostgresPacks packs;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresTenants tenants;

    @Inject
    Transactions transactions;

    @Override
    protected Packs packs() {
        return packs;
    }

    @Override
    protected People people() {
        return people;
    }

    @Override
    protected void served() {
        tenants.create(tenant(), Policy.DEFAULT);
    }

    /** Else a tenant that is removed would leave something behind. */
    @Test
    void everyTableWithATenantIsOneThatIsClearedWhenATenantIsRemoved() {
        List<String> tables = transactions.read(
                tenant(),
                connection -> Rows.query(
                        connection,
                        "SELECT table_name FROM information_schema.columns WHERE column_name = 'tenant'"
                                + " AND table_schema = current_schema() AND table_name <> 'tenant'",
                        parameters -> {},
                        row -> Rows.present(row.getString(1))));

        assertThat(PostgresTenants.TABLES).containsExactlyInAnyOrderElementsOf(tables);
    }
}
