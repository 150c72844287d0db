package narratives.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.safety.SafetyDocuments;
import narratives.safety.SafetyDocumentsContract;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresSafetyIT extends SafetyDocumentsContract {
    @Inject
    PostgresSafetyDocuments documents;

    @Inject
    PostgresChangeLog log;

    @Inject
    Transactions transactions;

    @Override
    protected SafetyDocuments documents() {
        return documents;
    }

    @Override
    protected ChangeLog log() {
        return log;
    }

    /** Passing over it, as over other entries that cannot be read, would show what it forbids. */
    @Test
    void aPolicyThatANewerBuildWroteIsNotPassedOver() {
        TenantId tenant = Tenants.fresh();
        transactions.call(tenant, (Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("INSERT INTO log_entry (tenant, kind, payload) VALUES ('" + tenant
                        + "', 10, '{\"version\": 1, \"fromTheFuture\": true}')");
            }
        });

        assertThat(log.read(tenant, LogPosition.START, 10))
                .singleElement()
                .isInstanceOf(LogEntry.PolicyUnreadable.class);
    }
}
