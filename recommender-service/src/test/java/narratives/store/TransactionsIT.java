package narratives.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import org.junit.jupiter.api.Test;

/** What a caller hears when the database fails in the middle of something. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class TransactionsIT {
    @Inject
    Transactions transactions;

    private final TenantId tenant = Tenants.fresh();

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private RecommenderException failure(String sql) {
        return catchThrowableOfType(
                RecommenderException.class, () -> transactions.call(tenant, connection -> execute(connection, sql)));
    }

    private static String raise(String state) {
        return "DO $$ BEGIN RAISE EXCEPTION 'u-secret' USING ERRCODE = '" + state + "'; END $$";
    }

    private boolean wrote() {
        return transactions
                .read(
                        tenant,
                        connection -> Rows.first(
                                connection,
                                "SELECT 1 FROM instrument WHERE tenant = ?",
                                parameters -> parameters.setString(1, tenant.value()),
                                row -> true))
                .isPresent();
    }

    private String write() {
        return "INSERT INTO instrument VALUES ('" + tenant + "', 1, '{}')";
    }

    @Test
    void aLostConnectionIsAStoreThatCannotBeReachedAndTheNextCallGoesThrough() {
        RecommenderException lost =
                failure(write() + "; SELECT pg_terminate_backend(pg_backend_pid()); SELECT pg_sleep(1)");

        assertThat(lost.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(wrote()).isFalse();
        transactions.call(tenant, connection -> execute(connection, write()));
        assertThat(wrote()).isTrue();
    }

    @Test
    void aStatementThatTakesTooLongIsCutOff() {
        assertThat(failure("SELECT pg_sleep(4)").code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        boolean waited = transactions.callLong(tenant, connection -> execute(connection, "SELECT pg_sleep(2.5)"));
        assertThat(waited).isTrue();
        assertThat(failure("SELECT pg_sleep(4)").code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void workThatLostADeadlockIsDoneAgainButNotForever() {
        AtomicInteger attempts = new AtomicInteger();

        transactions.call(tenant, connection -> {
            execute(connection, write());
            return attempts.incrementAndGet() < 3 && execute(connection, raise("40P01"));
        });

        assertThat(attempts).hasValue(3);
        assertThat(wrote()).isTrue();
        assertThat(failure(raise("40001")).code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void aMistakeOfOursIsNotAnOutageAndNothingIsRepeated() {
        RecommenderException mistake = failure(raise("23514"));

        assertThat(mistake.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(mistake.detail()).doesNotContain("secret");
        assertThat(mistake.getCause()).isNull();
        assertThat(failure("SELECT nonsense").code()).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void whatIsRefusedInTheMiddleIsNotWritten() {
        RecommenderException refused = catchThrowableOfType(
                RecommenderException.class,
                () -> transactions.call(tenant, connection -> {
                    execute(connection, write());
                    throw new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, "No.");
                }));

        assertThat(refused.code()).isEqualTo(ErrorCode.NARRATIVE_UNKNOWN);
        assertThat(wrote()).isFalse();
    }
}
