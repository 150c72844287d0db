package narratives.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import narratives.store.embedded.EmbeddedPostgres;

/** A PostgreSQL that can be killed and paused, and what it holds in the end. */
final class Store implements AutoCloseable {
    private static final String LOG = """
            SELECT e.epoch || '-' || e.tx::text || '-' || e.seq AS position, e.kind, e.event_id, e.user_id, e.narrative_id,
                   e.payload->'profile'->>'visit' AS visit, e.payload->>'title' AS title,
                   coalesce(jsonb_typeof(e.payload->'ratings') = 'object', false) AS rated
            FROM log_entry e WHERE e.tenant = 'default' ORDER BY e.epoch, e.tx, e.seq""";

    private static final String ROWS = """
            SELECT p.user_id AS id, p.document->'profile'->>'visit' AS number FROM person p
            WHERE p.tenant = 'default' AND p.document->'profile'->>'visit' IS NOT NULL
            UNION ALL SELECT n.narrative_id, n.document->>'title' FROM narrative n
            WHERE n.tenant = 'default' AND n.narrative_id LIKE 'w-%'""";

    private final Path data;
    private final List<EmbeddedPostgres> started = new ArrayList<>();

    private Store(Path data) {
        this.data = data;
    }

    static Store start(Path data) {
        Store store = new Store(data);
        store.again();
        return store;
    }

    /** Starts it, or finds it running; tells its port. */
    int again() {
        started.add(EmbeddedPostgres.start(data));
        return port();
    }

    EmbeddedPostgres postgres() {
        return started.getLast();
    }

    int port() {
        return URI.create(postgres().jdbcUrl().substring("jdbc:".length())).getPort();
    }

    /** The server and all that it has started. */
    List<ProcessHandle> processes() throws IOException {
        Path file = data.resolve("database").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
    }

    /** Takes the life of all its processes at once: what was in their memory is gone. */
    void kill() throws IOException {
        Signals.kill(processes());
    }

    /** Makes what a standby would have that hears of nothing after this moment. Kills the database for it. */
    void leaveStandbyBehind() throws IOException, InterruptedException {
        kill();
        run(
                "cp",
                "-a",
                data.resolve("database").toString(),
                data.resolve("standby").toString());
        again();
    }

    /** The database is lost and the standby promoted: it goes on on another timeline, from where it was left behind. */
    void failOver() throws IOException, InterruptedException {
        kill();
        Path database = data.resolve("database");
        run("rm", "-r", database.toString());
        run("mv", data.resolve("standby").toString(), database.toString());
        // Recovery from an archive in which there is nothing ends at once, and with a new timeline. A copy has the
        // owner.
        run(
                "cp",
                "-a",
                database.resolve("PG_VERSION").toString(),
                database.resolve("recovery.signal").toString());
        Files.writeString(
                database.resolve("postgresql.auto.conf"),
                "restore_command = 'false'\nhot_standby = off\n",
                StandardOpenOption.APPEND);
        again();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new AssertionError(List.of(command) + " fails");
        }
    }

    /** From now on connections of the service are answered before a commit is on the disk. A control; never a promise. */
    void forgetDurability() throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE recommender_service SET synchronous_commit = off");
        }
    }

    private Connection owner() throws SQLException {
        Connection connection = DriverManager.getConnection(
                postgres().jdbcUrl(), postgres().user(), postgres().password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET recommender.tenant = 'default'");
        }
        return connection;
    }

    /** What the log and the tables beside it hold, and what a replica must know that has read it all. */
    Contents contents() throws SQLException {
        List<Stored.Entry> log = new ArrayList<>();
        Set<String> people = new HashSet<>();
        Set<String> rated = new HashSet<>();
        String last = "";
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(LOG)) {
                while (row.next()) {
                    last = row.getString("position");
                    if (row.getString("user_id") != null) {
                        people.add(row.getString("user_id"));
                    }
                    if (row.getBoolean("rated")) {
                        rated.add(row.getString("user_id") + " " + row.getString("narrative_id"));
                    }
                    entry(row).ifPresent(log::add);
                }
            }
            try (ResultSet row = statement.executeQuery(ROWS)) {
                while (row.next()) {
                    rows.put(row.getString("id"), row.getString("id") + "#" + row.getString("number"));
                }
            }
        }
        return new Contents(new Stored(log, rows), new Expected(last, rated.size(), people.size()));
    }

    record Contents(Stored stored, Expected expected) {}

    /** Entries that the run did not ask for by a key (people made by their first event, the first narratives) are none. */
    private static Optional<Stored.Entry> entry(ResultSet row) throws SQLException {
        String position = row.getString("position");
        String person = row.getString("user_id");
        String narrative = row.getString("narrative_id");
        if (row.getInt("kind") == 1) {
            return Optional.of(new Stored.Entry(position, row.getString("event_id"), person + " " + narrative));
        }
        if (row.getString("visit") != null) {
            return Optional.of(new Stored.Entry(position, person + "#" + row.getString("visit"), person));
        }
        if (narrative != null && narrative.startsWith("w-")) {
            return Optional.of(new Stored.Entry(position, narrative + "#" + row.getString("title"), narrative));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        started.forEach(EmbeddedPostgres::close);
    }
}
