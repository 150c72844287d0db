package narratives.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * PostgreSQL's data directory: made once, aside, with the database and its owner in it, and then moved to its place; so
 * it is either complete or not there. The superuser has no password and therefore cannot log in.
 */
final class Cluster {
    /** 144 random bits. */
    private static final int PASSWORD_BYTES = 18;

    /**
     * Durable first of all; otherwise meant for one service on a small machine. No socket but the one on the loopback.
     * Failed statements are not logged with their values, which may be identifiers of persons.
     */
    private static final String SETTINGS = """
            # Written by the service at every start of PostgreSQL; changes here are lost.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'

            fsync = on
            full_page_writes = on
            synchronous_commit = on

            max_connections = 60
            shared_buffers = '64MB'
            max_wal_size = '512MB'

            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'
            log_checkpoints = off
            log_error_verbosity = terse
            log_min_error_statement = panic
            """;

    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final Folder folder;
    private final Programs programs;
    private final Account account;

    Cluster(Folder folder, Programs programs, Account account) {
        this.folder = folder;
        this.programs = programs;
        this.account = account;
    }

    /** Makes the cluster if there is none. To be called by one process at a time. */
    void ensure() throws IOException {
        Path place = folder.cluster();
        if (Files.isDirectory(place)) {
            String version = Files.readString(place.resolve("PG_VERSION")).strip();
            if (!version.equals(Programs.MAJOR)) {
                throw new EmbeddedPostgresException("The database in " + folder.root() + " is of PostgreSQL " + version
                        + ", this is " + Programs.MAJOR + "; use another --data, or the release that made it.");
            }
            return;
        }
        String password = makePassword(folder.passwordFile());
        Path unfinished = Folder.unfinished(place);
        Programs.delete(unfinished);
        account.makeFolder(unfinished);
        require(
                "initdb",
                Command.of(
                        programs.initdb(),
                        "--pgdata=" + unfinished,
                        "--username=postgres",
                        "--auth=trust", // replaced below, before anybody can connect
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        write(unfinished.resolve("pg_hba.conf"), ACCESS);
        // May make further databases (for tests) and roles; both stay below it.
        String sql = String.format(
                Locale.ROOT,
                "CREATE ROLE %1$s LOGIN CREATEDB CREATEROLE PASSWORD '%2$s'%nCREATE DATABASE %3$s OWNER %1$s%n",
                Folder.OWNER,
                password,
                Folder.DATABASE);
        require(
                "postgres --single",
                Command.of(programs.postgres(), "--single", "-D", unfinished.toString(), "postgres")
                        .reading(sql));
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the settings of the next start. */
    void configure(int port) throws IOException {
        write(folder.cluster().resolve("postgresql.conf"), SETTINGS + "port = " + port + "\n");
    }

    String password() throws IOException {
        if (!Files.isRegularFile(folder.passwordFile())) {
            throw new EmbeddedPostgresException("The password of the database is missing (" + folder.passwordFile()
                    + "); put the file back, or use another --data.");
        }
        return Files.readString(folder.passwordFile()).strip();
    }

    /** Made at the first start of a build that knows it; a folder may be older. */
    String servicePassword() throws IOException {
        return Files.isRegularFile(folder.servicePasswordFile())
                ? Files.readString(folder.servicePasswordFile()).strip()
                : makePassword(folder.servicePasswordFile());
    }

    private static String makePassword(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path unfinished = Folder.unfinished(file);
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, password + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return password;
    }

    private void write(Path file, String text) throws IOException {
        Path unfinished = Folder.unfinished(file);
        Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
        account.give(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void require(String what, Command command) throws IOException {
        Command.Result result = account.run(command);
        // A single-user server ends with 0 whatever became of its statements.
        boolean failed = !result.succeeded()
                || result.output().contains("ERROR:")
                || result.output().contains("FATAL:");
        if (failed) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL could not be set up in " + folder.root() + "; " + what + " said: " + result.output());
        }
    }
}
