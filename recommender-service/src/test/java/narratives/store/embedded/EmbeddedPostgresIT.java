package narratives.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the PostgreSQL of a data folder keeps to, on a real one. */
class EmbeddedPostgresIT {
    private static final String PROGRAMS = "postgresql-" + Programs.VERSION;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Path data;

    @BeforeAll
    static void unpackOnce() throws IOException {
        Programs.ensure(new Folder(shared.toRealPath()));
    }

    @BeforeEach
    void makeAFolderWithThePrograms() throws IOException {
        data = Files.createDirectory(temporary.resolve("data with a space"));
        Files.createSymbolicLink(data.resolve(PROGRAMS), shared.resolve(PROGRAMS));
    }

    @Test
    void aFirstStartGivesADatabaseThatLosesNothingItAcknowledged() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW server_version_num")).startsWith(Programs.MAJOR);
            assertThat(ask(postgres, "SELECT current_database() || ' ' || current_user"))
                    .isEqualTo("recommender recommender");
        }
    }

    @Test
    void itListensOnTheLoopbackAloneAndAsksForThePassword() throws SQLException, IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("false");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", ""))
                    .isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database-password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondStartFindsTheDataAndIsQuick() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data)) {
            run(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        long start = System.nanoTime();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data)) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(ask(second, "SELECT answer FROM kept")).isEqualTo("42");
            // 0.3 s when measured on two cores in November 2026; the bound leaves room for a busy machine.
            assertThat(took).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void aFolderThatAnOlderBuildMadeGetsTheRoleOfTheServiceAndALostPasswordIsMadeAnew() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data)) {
            run(first, "DROP ROLE recommender_service");
        }
        Files.delete(data.resolve("service-password"));

        try (EmbeddedPostgres second = EmbeddedPostgres.start(data);
                Connection connection =
                        DriverManager.getConnection(second.jdbcUrl(), second.serviceUser(), second.servicePassword())) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(ask(
                            second,
                            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles"
                                    + " WHERE rolname = 'recommender_service'"))
                    .isEqualTo("f");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("service-password"))))
                    .isEqualTo("rw-------");
        }
        Files.delete(data.resolve("service-password"));
        try (EmbeddedPostgres third = EmbeddedPostgres.start(data);
                Connection connection =
                        DriverManager.getConnection(third.jdbcUrl(), third.serviceUser(), third.servicePassword())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void anEmptyPlaceIsEnough() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(temporary.resolve("made/as/needed"))) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void theLastToLeaveStopsTheServer() throws IOException, SQLException {
        EmbeddedPostgres one = EmbeddedPostgres.start(data);
        EmbeddedPostgres other = EmbeddedPostgres.start(data);

        one.close();
        one.close();

        assertThat(other.jdbcUrl()).isEqualTo(one.jdbcUrl());
        assertThat(ask(other, "SELECT 1")).isEqualTo("1");
        Postmaster server = running();
        other.close();
        assertThat(server.ended()).isTrue();
        assertThat(Postmaster.file(cluster())).doesNotExist();
    }

    @Test
    void anotherProcessSharesTheServerAndDoesNotStopIt() throws Exception {
        try (EmbeddedPostgres service = EmbeddedPostgres.start(data)) {
            OtherProcess visitor = OtherProcess.using(data);
            assertThat(visitor.jdbcUrl()).isEqualTo(service.jdbcUrl());

            visitor.leave();

            assertThat(ask(service, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void theServerOutlivesWhoStartedItWhileAnotherUsesIt() throws Exception {
        OtherProcess first = OtherProcess.using(data);
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data)) {
            first.leave();

            assertThat(ask(second, "SELECT 1")).isEqualTo("1");
        }
        assertThat(Postmaster.of(cluster())).isEmpty();
    }

    @Test
    void theServerOfAKilledProcessIsAdopted() throws Exception {
        OtherProcess killed = OtherProcess.using(data);
        killed.kill();
        Postmaster orphan = running();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(data)) {
            assertThat(next.jdbcUrl()).isEqualTo(killed.jdbcUrl());
            assertThat(running()).isEqualTo(orphan);
            assertThat(ask(next, "SELECT 1")).isEqualTo("1");
        }
        assertThat(orphan.ended()).isTrue();
    }

    @Test
    void manyProcessesAtOnceMakeOneServer() throws Exception {
        List<OtherProcess> all =
                List.of(OtherProcess.launch(data), OtherProcess.launch(data), OtherProcess.launch(data));

        List<String> urls = all.stream().map(OtherProcess::jdbcUrl).distinct().toList();

        assertThat(urls).hasSize(1);
        Postmaster server = running();
        for (OtherProcess process : all) {
            process.leave();
        }
        assertThat(server.ended()).isTrue();
    }

    @Test
    void aServerThatDiedIsStartedAgainWithAllItAcknowledged() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            run(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(ProcessHandle.of(running().pid()).orElseThrow().destroyForcibly())
                    .isTrue();
            await(() -> Postmaster.of(cluster()).isEmpty());
        }
        assertThat(Postmaster.file(cluster())).exists();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(data)) {
            assertThat(ask(next, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aProcessNumberThatNowBelongsToAnotherProgramIsNoServer() throws Exception {
        EmbeddedPostgres.start(data).close();
        String path = cluster().toString();
        Files.writeString(
                Postmaster.file(cluster()),
                ProcessHandle.current().pid() + "\n" + path + "\n1\n5432\n\n127.0.0.1\n 1 1\nready\n");

        try (EmbeddedPostgres next = EmbeddedPostgres.start(data)) {
            assertThat(ask(next, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void whatAnAccidentLeftHalfMadeIsMadeAnew() throws Exception {
        Files.delete(data.resolve(PROGRAMS));
        Files.createDirectories(data.resolve(PROGRAMS + ".unfinished/bin"));
        Files.createDirectories(data.resolve("database.unfinished"));
        Files.writeString(data.resolve("database.unfinished/PG_VERSION"), "18");
        Files.writeString(data.resolve("database-password"), "of an attempt that was never finished");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(data).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void aDatabaseOfAnotherMajorVersionIsRefused() throws Exception {
        Files.createDirectories(cluster());
        Files.writeString(cluster().resolve("PG_VERSION"), "14\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("is of PostgreSQL 14, this is 18");
    }

    private Path cluster() throws IOException {
        return data.toRealPath().resolve("database");
    }

    private Postmaster running() throws IOException {
        return Postmaster.of(cluster()).orElseThrow();
    }

    /** Something that becomes true. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        while (!condition.holds()) {
            Pause.briefly();
        }
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
