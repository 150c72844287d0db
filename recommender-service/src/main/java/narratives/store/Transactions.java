package narratives.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;

/**
 * The one way to the database. Work is done in one transaction, which says first whose data it is about: what belongs to
 * others is not there for it (row-level security), even where a statement forgets to name the tenant. Hibernate and JDBC
 * share a connection; changes are committed when the call returns. Failures come out as {@link Faults} says.
 */
@Singleton
final class Transactions {
    /** Something done with a connection. It may be done more than once, so it changes nothing else. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** As often as work is begun that lost against other work; more would only feed what it lost against. */
    private static final int ATTEMPTS = 3;

    private static final Duration SHORT = Duration.ofSeconds(5);

    /** For work that grows with what a tenant has. It holds up the readers of the log as long as it takes. */
    private static final Duration LONG = Duration.ofSeconds(60);

    /** As long as the pool lets one wait that has its turn. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private final AgroalDataSource dataSource;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Faults faults = new Faults();

    Transactions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A connection of the pool, for which one asks after the other. While connections are made slowly each who asks has one
     * more made, one behind another; where as many are on their way as the pool may have, it lets those who ask spin without
     * an end (https://github.com/agroal/agroal/issues/214), and on virtual threads that holds up every request.
     */
    private Connection connection() throws SQLException {
        try {
            if (!turn.tryLock(TURN.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("the turn did not come", "08001");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("stopped while waiting", "08001", stopped);
        }
        try {
            return dataSource.getConnection();
        } finally {
            turn.unlock();
        }
    }

    /** Reads what is a tenant's, one statement a time, each seeing what is committed when it begins. */
    <T> T read(TenantId tenant, Work<T> work) {
        return read(Sight.of(tenant), Connection.TRANSACTION_READ_COMMITTED, work);
    }

    /** Reads who may come in: tenants, keys, and nothing else. */
    <T> T readAccess(Work<T> work) {
        return read(Sight.ACCESS, Connection.TRANSACTION_READ_COMMITTED, work);
    }

    /** Reads what is a tenant's as of one moment, with more time than a request is given. */
    <T> T readLong(TenantId tenant, Work<T> work) {
        return read(Sight.of(tenant), Connection.TRANSACTION_REPEATABLE_READ, connection -> {
            // A transaction that only reads has no id, so it holds up no reader of the log.
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = " + LONG.toMillis());
            }
            return patient(connection, work);
        });
    }

    private static <T> T patient(Connection connection, Work<T> work) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONG.toMillis()));
        try {
            return work.in(connection);
        } finally {
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }

    private <T> T read(Sight sight, int isolation, Work<T> work) {
        try (Connection connection = connection()) {
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(false);
            try {
                sight.open(connection);
                T result = work.in(connection);
                connection.commit();
                faults.none();
                return result;
            } finally {
                end(connection);
            }
        } catch (SQLException failure) {
            throw faults.translate(failure);
        }
    }

    /** Whatever became of it; a connection that is lost needs no end. */
    private static void end(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    /** All or nothing. */
    <T> T call(TenantId tenant, Work<T> work) {
        return call(Sight.of(tenant), SHORT, work);
    }

    /** All or nothing, about the installation itself: no row of any tenant is there. */
    <T> T callForInstallation(Work<T> work) {
        return call(Sight.NOTHING, SHORT, work);
    }

    /** All or nothing, with more time than a request is given. */
    <T> T callLong(TenantId tenant, Work<T> work) {
        return call(Sight.of(tenant), LONG, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = " + LONG.toMillis());
            }
            return patient(connection, work);
        });
    }

    private <T> T call(Sight sight, Duration limit, Work<T> work) {
        int attempt = 1;
        while (true) {
            try {
                T result = QuarkusTransaction.requiringNew()
                        .timeout(Math.toIntExact(limit.toSeconds()))
                        .call(() -> {
                            try (Connection connection = connection()) {
                                sight.open(connection);
                                return work.in(connection);
                            }
                        });
                faults.none();
                return result;
            } catch (RecommenderException refused) {
                throw refused;
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !Faults.isRetryable(failure)) {
                    throw faults.translate(failure);
                }
                attempt++;
            }
        }
    }
}
