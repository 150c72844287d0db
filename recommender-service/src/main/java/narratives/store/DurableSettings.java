package narratives.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What PostgreSQL acknowledges is on its disk. Asked once, before anything is written, as the role and in the database that
 * will be written with: both can have settings of their own. Who changes them later is not noticed.
 */
@Singleton
final class DurableSettings {
    private static final String OFF = """
            SELECT name FROM pg_settings
            WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
            ORDER BY name""";

    private final Transactions transactions;

    DurableSettings(Transactions transactions) {
        this.transactions = transactions;
    }

    void hold(@Observes @Priority(1) StartupEvent start) {
        transactions.callForInstallation(connection -> {
            require(connection);
            return true;
        });
    }

    /**
     * Looks at the settings of a connection.
     *
     * @throws IllegalStateException if what is acknowledged over it can be lost
     */
    static void require(Connection connection) throws SQLException {
        List<String> off = Rows.query(connection, OFF, parameters -> {}, row -> Rows.present(row.getString("name")));
        if (!off.isEmpty()) {
            throw new IllegalStateException("PostgreSQL can lose what it has acknowledged: " + String.join(", ", off)
                    + " is off; switch it on for this database and its role (docs/durability.md)");
        }
    }
}
