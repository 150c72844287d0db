package narratives.cli;

import java.util.Optional;
import narratives.store.DatabaseAddress;
import narratives.store.embedded.EmbeddedPostgres;

/**
 * A database that a verb may use until it closes the session, whether the service runs or not.
 *
 * @param address who connects to do the verb's work
 * @param owner who makes and changes the tables; empty if nobody does in this process
 * @param service the role that is granted what the service needs, whenever the tables are changed; empty if nobody is
 * @param leaving what to do at the end
 */
record DatabaseSession(
        DatabaseAddress address, Optional<DatabaseAddress> owner, Optional<String> service, Runnable leaving)
        implements AutoCloseable {
    /** The database of a data folder: its tables have an owner, and the service connects as somebody else. */
    static DatabaseSession of(EmbeddedPostgres postgres, Runnable leaving) {
        return new DatabaseSession(
                new DatabaseAddress(postgres.jdbcUrl(), postgres.serviceUser(), postgres.servicePassword()),
                Optional.of(new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password())),
                Optional.of(postgres.serviceUser()),
                leaving);
    }

    /** Makes it the database of Quarkus in this process. */
    void forQuarkus() {
        System.setProperty("quarkus.datasource.jdbc.url", address.url());
        System.setProperty("quarkus.datasource.username", address.user());
        System.setProperty("quarkus.datasource.password", address.password());
        if (owner.isEmpty()) {
            System.setProperty("quarkus.flyway.migrate-at-start", "false");
        }
        owner.ifPresent(makes -> {
            System.setProperty("quarkus.flyway.jdbc-url", makes.url());
            System.setProperty("quarkus.flyway.username", makes.user());
            System.setProperty("quarkus.flyway.password", makes.password());
        });
        service.ifPresent(role -> System.setProperty("quarkus.flyway.placeholders.service", role));
    }

    /** The same database, for work that only who owns the tables may do; empty if that is somebody else. */
    Optional<DatabaseSession> asOwner() {
        return owner.map(makes -> new DatabaseSession(makes, owner, service, leaving));
    }

    /** The same, granting a role what the service needs. */
    DatabaseSession granting(String role) {
        return new DatabaseSession(address, owner, Optional.of(role), leaving);
    }

    @Override
    public void close() {
        leaving.run();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return address.toString();
    }
}
