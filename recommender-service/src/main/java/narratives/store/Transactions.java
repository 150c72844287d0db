package narratives.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import narratives.contract.RecommenderException;

/**
 * The one way to the database. Work is done in one transaction, in which Hibernate and JDBC share a connection; it is
 * committed when the call returns. Failures come out as {@link Faults} says.
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

    private final AgroalDataSource dataSource;
    private final Faults faults = new Faults();

    Transactions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads, one statement a time, each seeing what is committed when it begins. */
    <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            T result = work.in(connection);
            faults.none();
            return result;
        } catch (SQLException failure) {
            throw faults.translate(failure);
        }
    }

    /** All or nothing. */
    <T> T call(Work<T> work) {
        return call(SHORT, work);
    }

    /** All or nothing, with more time than a request is given. */
    <T> T callLong(Work<T> work) {
        return call(LONG, connection -> {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONG.toMillis()));
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = " + LONG.toMillis());
                return work.in(connection);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        });
    }

    private <T> T call(Duration limit, Work<T> work) {
        int attempt = 1;
        while (true) {
            try {
                T result = QuarkusTransaction.requiringNew()
                        .timeout(Math.toIntExact(limit.toSeconds()))
                        .call(() -> {
                            try (Connection connection = dataSource.getConnection()) {
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
