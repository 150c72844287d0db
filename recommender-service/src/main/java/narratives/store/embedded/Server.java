package narratives.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** The server of one data folder: started, adopted, stopped. To be called by one process at a time. */
final class Server {
    /** Recovery after a crash is part of a start; chosen by us. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);
    /** Somebody else may take the port between our look and the server's. */
    private static final int ATTEMPTS = 3;

    private static final long LONGEST_LOG_BYTES = 10L << 20;
    private static final String LOOPBACK = "127.0.0.1";
    /** The server starts, recovers or stops: SQLSTATE cannot_connect_now; the driver's own for "nobody there". */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private static final String UNABLE_TO_CONNECT = "08001";

    private final Folder folder;
    private String password = "";
    private String servicePassword = "";

    Server(Folder folder) {
        this.folder = folder;
    }

    /** Known once started. */
    String password() {
        return password;
    }

    /** Known once started. */
    String servicePassword() {
        return servicePassword;
    }

    /** Starts the server or adopts the running one; answers its port once it takes connections. */
    int start() throws IOException {
        Programs programs = Programs.ensure(folder);
        Account account = Account.of(folder);
        Cluster cluster = new Cluster(folder, programs, account);
        cluster.ensure();
        password = cluster.password();
        servicePassword = cluster.servicePassword();
        long end = System.nanoTime() + PATIENCE.toNanos();
        int attempts = 0;
        while (System.nanoTime() - end < 0) {
            Optional<Postmaster> running = Postmaster.of(folder.cluster());
            if (running.isPresent()) {
                if (running.get().port() > 0 && takesConnections(running.get().port())) {
                    return running.get().port();
                }
                Pause.briefly();
            } else {
                attempts++;
                launch(programs, account, cluster, attempts == ATTEMPTS);
            }
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL did not take connections within " + PATIENCE.toSeconds() + " s; see " + folder.log() + ".");
    }

    /** Stops the server in the fast way (open transactions are rolled back) and waits for its end. */
    void stop() throws IOException {
        Optional<Postmaster> running = Postmaster.of(folder.cluster());
        if (running.isEmpty()) {
            return;
        }
        Command.Result result = Account.of(folder)
                .run(Command.of(
                        new Programs(folder.programs(Programs.VERSION)).pgCtl(),
                        "stop",
                        "--pgdata=" + folder.cluster(),
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds()));
        // The process lives on for a moment after its last word to pg_ctl.
        long end = System.nanoTime() + LAST_MOMENT.toNanos();
        while (!running.get().ended() && System.nanoTime() - end < 0) {
            Pause.briefly();
        }
        if (!result.succeeded() && !running.get().ended()) {
            throw new EmbeddedPostgresException("PostgreSQL could not be stopped; pg_ctl said: " + result.output());
        }
    }

    private void launch(Programs programs, Account account, Cluster cluster, boolean last) throws IOException {
        // Nobody's, or Postmaster would have found them. PostgreSQL itself would trust a recycled process number;
        // that no old process still works on the cluster it also knows by its shared memory.
        Files.deleteIfExists(Postmaster.file(folder.cluster()));
        cluster.configure(freePort());
        prepareLog(account);
        Command.Result result = account.run(Command.of(
                programs.pgCtl(),
                "start",
                "--pgdata=" + folder.cluster(),
                "--log=" + folder.log(),
                "--wait",
                "--timeout=" + PATIENCE.toSeconds()));
        if (last && !result.succeeded()) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL did not start; see " + folder.log() + ". pg_ctl said: " + result.output());
        }
    }

    private void prepareLog(Account account) throws IOException {
        Path log = folder.log();
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
            Files.delete(log);
        }
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        account.give(log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private boolean takesConnections(int port) {
        Properties properties = new Properties();
        properties.setProperty("user", Folder.OWNER);
        properties.setProperty("password", password);
        String url = "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + Folder.DATABASE;
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            requireDurable(connection);
            ensureServiceRole(connection);
            return true;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.equals(CANNOT_CONNECT_NOW) || state.equals(UNABLE_TO_CONNECT)) {
                return false;
            }
            throw new EmbeddedPostgresException(
                    "PostgreSQL runs in " + folder.root() + " but refuses the service: " + e.getMessage(), e);
        }
    }

    /** In a folder of an older build it is missing; its password is that of the file, whatever it was. */
    private void ensureServiceRole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      PERFORM pg_advisory_xact_lock(hashtextextended('service role', 0));
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                        CREATE ROLE %1$s LOGIN NOINHERIT;
                      END IF;
                      ALTER ROLE %1$s PASSWORD %2$s;
                    END $$""".formatted(Folder.SERVICE, statement.enquoteLiteral(servicePassword)));
        }
    }

    private static void requireDurable(Connection connection) throws SQLException {
        String sql = """
                SELECT count(*) FROM pg_settings
                 WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'on'""";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next() || row.getInt(1) != 3) {
                throw new EmbeddedPostgresException("PostgreSQL runs with settings that can lose acknowledged writes.");
            }
        }
    }
}
