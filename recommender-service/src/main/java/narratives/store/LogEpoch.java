package narratives.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The life of the log: a new one begins when the service starts on a PostgreSQL that was promoted or restored. While the
 * service runs it never begins one, since what it holds in memory may be more than what the promoted server knows.
 */
@Singleton
final class LogEpoch {
    private final Transactions transactions;

    LogEpoch(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Before anybody reads or writes the log. */
    void open(@Observes @Priority(2) StartupEvent start) {
        int epoch = transactions.callForInstallation(connection -> Rows.first(
                        connection, "SELECT open_epoch('start of the service')", parameters -> {}, row -> row.getInt(1))
                .orElseThrow());
        if (epoch < 1) {
            throw new IllegalStateException("the log has no epoch");
        }
    }
}
