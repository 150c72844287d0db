package narratives.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Statement;
import narratives.contract.TenantId;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class DurableSettingsIT {
    @Inject
    Transactions transactions;

    private final TenantId tenant = Tenants.fresh();

    @Test
    void aCommitThatIsAcknowledgedBeforeItIsOnTheDiskIsRefused() {
        assertThatThrownBy(() -> required("off"))
                .hasStackTraceContaining("PostgreSQL can lose what it has acknowledged: synchronous_commit is off");
    }

    @Test
    void aCommitThatWaitsForTheDiskOrForMoreIsNot() {
        assertThatCode(() -> required("on")).doesNotThrowAnyException();
        assertThatCode(() -> required("local")).doesNotThrowAnyException();
        assertThatCode(() -> required("remote_apply")).doesNotThrowAnyException();
    }

    private void required(String commit) {
        transactions.call(tenant, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit = " + commit);
            }
            DurableSettings.require(connection);
            return true;
        });
    }
}
