package narratives.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The walls between tenants stand: row-level security is on and forced for every table with rows of tenants, and whoever
 * connects cannot see through it. Asked once, before anything else is asked of the database.
 */
@Singleton
final class Walls {
    /** Whether who connects would not be held by them. */
    static final String SEES_THROUGH = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";

    static final String WHY_NOT = "is a superuser or has BYPASSRLS, so row-level security would not keep tenants apart;"
            + " connect as an ordinary role (docs/security.md)";

    private static final String WALLED = """
            SELECT count(*) FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relname = ANY (?)
              AND relrowsecurity AND relforcerowsecurity""";

    private final Transactions transactions;

    Walls(Transactions transactions) {
        this.transactions = transactions;
    }

    void stand(@Observes @Priority(1) StartupEvent start) {
        transactions.callForInstallation(connection -> {
            if (seesThrough(connection)) {
                throw new IllegalStateException("the database user " + WHY_NOT);
            }
            List<String> tables = new ArrayList<>(PostgresTenants.TABLES);
            tables.add("tenant");
            if (walled(connection, tables) != tables.size()) {
                throw new IllegalStateException(
                        "the tables of this database are not those of this version, or row-level"
                                + " security was switched off; run ./recommender migrate as their owner (docs/security.md)");
            }
            return true;
        });
    }

    private static boolean seesThrough(Connection connection) throws SQLException {
        return Rows.first(connection, SEES_THROUGH, parameters -> {}, row -> row.getBoolean(1))
                .orElseThrow();
    }

    private static int walled(Connection connection, List<String> tables) throws SQLException {
        return Rows.first(
                        connection,
                        WALLED,
                        parameters -> parameters.setArray(1, Rows.texts(connection, tables, table -> table)),
                        row -> row.getInt(1))
                .orElseThrow();
    }
}
