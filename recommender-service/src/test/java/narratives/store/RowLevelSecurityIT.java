package narratives.store;

import static narratives.fixture.Sample.narrative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import narratives.access.Policy;
import narratives.contract.TenantId;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself keeps apart, whatever a statement asks for. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class RowLevelSecurityIT {
    /** Deliberately wrong: it names no tenant. */
    private static final String WRONG = "SELECT count(DISTINCT tenant) FROM narrative";

    @Inject
    Transactions transactions;

    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresTenants tenants;

    @Inject
    AgroalDataSource dataSource;

    private final TenantId one = Tenants.fresh();
    private final TenantId other = Tenants.fresh();

    @BeforeEach
    void makeTwoTenants() {
        for (TenantId tenant : List.of(one, other)) {
            tenants.create(tenant, Policy.DEFAULT);
            catalog.putAll(tenant, List.of(narrative("n-1")));
        }
    }

    @AfterEach
    void putTheWallBack() {
        Owner.execute("ALTER TABLE narrative ENABLE ROW LEVEL SECURITY");
        Owner.forget(one, other);
    }

    private int wrong() {
        return transactions.read(
                one,
                connection -> Rows.first(connection, WRONG, parameters -> {}, row -> row.getInt(1))
                        .orElseThrow());
    }

    @Test
    void aStatementThatForgetsItsTenantSeesItsOwnRowsAndWithoutTheWallEverybodys() {
        assertThat(wrong()).isEqualTo(1);

        Owner.execute("ALTER TABLE narrative DISABLE ROW LEVEL SECURITY");

        assertThat(wrong()).isGreaterThan(1);
    }

    @Test
    void everyTableWithATenantIsWalledForItsOwnerToo() throws SQLException {
        try (Connection connection = Owner.connect()) {
            List<String> open = Rows.query(connection, """
                    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
                      AND a.attname = 'tenant' AND NOT a.attisdropped
                      AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""", parameters -> {}, row -> row.getString(1));

            assertThat(open).isEmpty();
            assertThat(Rows.first(connection, WRONG, parameters -> {}, row -> row.getInt(1)))
                    .contains(0);
        }
    }

    @Test
    void aConnectionThatHasNotSaidWhoseItIsSeesNothingAlsoAfterSomebodyHas() throws SQLException {
        assertThat(wrong()).isEqualTo(1);
        for (String table : PostgresTenants.TABLES) {
            try (Connection connection = dataSource.getConnection()) {
                assertThat(Rows.first(
                                connection, "SELECT count(*) FROM " + table, parameters -> {}, row -> row.getInt(1)))
                        .as(table)
                        .contains(0);
            }
        }
    }

    @Test
    void nobodyWritesForAnotherTenant() {
        assertThatThrownBy(() -> transactions.call(
                        one,
                        connection -> Rows.update(
                                connection,
                                "INSERT INTO instrument VALUES (?, 1, '{}')",
                                parameters -> parameters.setString(1, other.value()))))
                .hasMessageContaining("broke");
        assertThat(transactions.<Integer>call(
                        one,
                        connection ->
                                Rows.update(connection, "UPDATE narrative SET status = 'withdrawn'", parameters -> {})))
                .isEqualTo(1);
        assertThat(catalog.findAll(other, List.of(narrative("n-1").id()))).containsExactly(narrative("n-1"));
    }

    @Test
    void theServiceCanNeitherChangeNorDeleteWhatTheLogSaysNorTheWalls() throws SQLException {
        for (String forbidden : List.of(
                "DELETE FROM log_entry",
                "UPDATE log_entry SET payload = '{}'",
                "DELETE FROM person",
                "DELETE FROM exposure",
                "UPDATE erasure SET tag = ''",
                "DELETE FROM erasure",
                "DELETE FROM tenant",
                "DELETE FROM closed_door",
                "UPDATE log_epoch SET timeline = 0",
                "TRUNCATE log_entry",
                "ALTER TABLE narrative DISABLE ROW LEVEL SECURITY",
                "DROP POLICY own_tenant ON narrative",
                "SELECT grant_service('recommender_service')",
                "CREATE TABLE mine (a int)",
                "CREATE ROLE another",
                "SET ROLE recommender")) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void theServiceConnectsAsNobodySpecial() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(Rows.first(
                            connection,
                            "SELECT rolname || rolsuper || rolbypassrls || rolcreaterole || rolcreatedb FROM pg_roles"
                                    + " WHERE rolname = current_user",
                            parameters -> {},
                            row -> row.getString(1)))
                    .contains("recommender_servicefalsefalsefalsefalse");
        }
    }

    @Test
    void whatIsRemovedIsGoneAndNothingElseIs() {
        List<String> lines = new ArrayList<>();
        tenants.export(one, lines::add);
        assertThat(lines).anyMatch(line -> line.contains("\"narrative_id\": \"n-1\""));
        assertThat(lines).noneMatch(line -> line.contains(other.value()));
        assertThat(tenants.beginRemoval(one)).isTrue();
        assertThat(tenants.served()).noneMatch(tenant -> tenant.id().equals(one));
        assertThat(tenants.isFree(one)).isFalse();

        assertThatThrownBy(() -> tenants.remove(one)).hasMessageContaining("broke");
        assertThat(catalog.findAll(other, List.of(narrative("n-1").id()))).hasSize(1);
    }
}
