package narratives.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import narratives.contract.TenantId;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.store.PostgresCatalog;
import narratives.store.PostgresFeedbackLog;
import narratives.store.PostgresLedger;
import narratives.store.PostgresPacks;
import narratives.store.PostgresPeople;
import narratives.store.PostgresSafetyDocuments;
import narratives.store.PostgresTenants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every call, with every kind of credential of two tenants, about what is theirs, what is the other's, and what does not
 * exist. Nothing of the other tenant ever comes back or changes, and what is the other's looks like what does not exist.
 */
@QuarkusTest
@TestProfile(ClosedDoor.class)
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = PostgresResource.FOLDER, value = "test-postgres-closed"))
@SuppressWarnings("NullAway.Init")
class AccessMatrixIT {
    private static final List<String> WALLED = List.of(
            "log_entry",
            "idempotency",
            "narrative",
            "person",
            "instrument",
            "questionnaire",
            "curated",
            "support",
            "safety_policy",
            "safety_step",
            "pack",
            "pack_link",
            "operation",
            "exposure",
            "model_snapshot",
            "model_chunk",
            "erasure",
            "erasure_key",
            "trainer_lease",
            "entry_set_aside",
            "tenant",
            "api_key",
            "signing_key");

    @TestHTTPResource
    URL address;

    @Inject
    PostgresTenants tenants;

    @Inject
    PostgresLedger ledger;

    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresFeedbackLog feedback;

    @Inject
    PostgresSafetyDocuments safety;

    @Inject
    PostgresPacks packs;

    @Inject
    Doorkeeper doorkeeper;

    private HttpWire http;
    private GrpcWire grpc;
    private World one;
    private World other;

    @BeforeEach
    void makeTwoTenants() throws InterruptedException {
        http = new HttpWire(address.toString().replaceFirst("/$", ""));
        grpc = new GrpcWire(ClosedDoor.grpcPort());
        World.Store store = new World.Store(tenants, ledger, catalog, people, feedback, safety, packs);
        one = World.make(Tenants.fresh(), "one", store);
        other = World.make(Tenants.fresh(), "two", store);
        doorkeeper.refresh();
        one.begin(http);
        other.begin(http);
    }

    @AfterEach
    void putTheWallsBack() {
        grpc.close();
        for (String table : WALLED) {
            Owner.execute("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
        }
        Owner.forget(one.tenant(), other.tenant());
    }

    @Test
    void noCallWithAnyCredentialShowsOrTouchesWhatIsAnothersBehindTheWalls() throws SQLException {
        report("HTTP", "with row-level security", walk(http));
        report("gRPC", "with row-level security", walk(grpc));
    }

    @Test
    void norDoesItWhereTheWallsAreGoneBecauseEveryQueryNamesItsTenant() throws SQLException {
        for (String table : WALLED) {
            Owner.execute("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
        }

        report("HTTP", "without row-level security", walk(http));
        report("gRPC", "without row-level security", walk(grpc));
    }

    /** Were the checks blind, they would see nothing here either. */
    @Test
    void theWalkSeesALeakWhereThereIsOne() {
        Wire leaky = (call, target, credential) -> {
            Wire.Answer answer = http.send(call, target, credential);
            return call == Call.GET_NARRATIVE && target.narrative().startsWith(other.mark())
                    ? new Wire.Answer(200, "canary-" + other.mark())
                    : answer;
        };

        Walk walk = new Walk(leaky, one, other);
        walk.all();

        assertThat(walk.leaks()).anyMatch(leak -> leak.contains("GET_NARRATIVE"));
    }

    private List<Walk> walk(Wire wire) throws SQLException {
        List<Walk> walks = new ArrayList<>();
        for (List<World> pair : List.of(List.of(one, other), List.of(other, one))) {
            String before = print(pair.get(1).tenant());
            Walk walk = new Walk(wire, pair.get(0), pair.get(1));
            walk.all();
            walks.add(walk);
            assertThat(print(pair.get(1).tenant()))
                    .as("what the other tenant has")
                    .isEqualTo(before);
        }
        return walks;
    }

    private static void report(String wire, String how, List<Walk> walks) {
        long cases = walks.stream().mapToLong(Walk::cases).sum();
        List<String> leaks =
                walks.stream().flatMap(walk -> walk.leaks().stream()).toList();
        System.out.printf(
                "Access matrix over %s, %s: %d cases, %d answered, %d refused, %d leaks%n",
                wire,
                how,
                cases,
                walks.stream().mapToLong(Walk::answered).sum(),
                walks.stream().mapToLong(Walk::refused).sum(),
                leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(cases).isEqualTo(2L * Call.values().length * World.CREDENTIALS * 3);
    }

    /** One text for all that a tenant has, but for what the service adds by itself. */
    private static String print(TenantId tenant) throws SQLException {
        StringBuilder print = new StringBuilder();
        try (Connection connection = Owner.connect(tenant);
                Statement statement = connection.createStatement()) {
            for (String table : Set.of(
                            "log_entry",
                            "idempotency",
                            "narrative",
                            "person",
                            "instrument",
                            "questionnaire",
                            "curated",
                            "support",
                            "safety_policy",
                            "pack",
                            "pack_link")
                    .stream()
                    .sorted()
                    .toList()) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text))" + " FROM " + table
                                + " t WHERE tenant = '" + tenant + "'")) {
                    row.next();
                    print.append(table)
                            .append(' ')
                            .append(Optional.ofNullable(row.getString(1)))
                            .append('\n');
                }
            }
        }
        return print.toString();
    }
}
