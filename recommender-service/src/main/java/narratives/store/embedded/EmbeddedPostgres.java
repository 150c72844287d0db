package narratives.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A running PostgreSQL that keeps its data in one folder and is shared by every process that uses the folder.
 *
 * <p>The first to come starts the server, or adopts the one that a killed process left behind; later ones join it; the
 * last to {@linkplain #close() leave} stops it. The server runs in a session of its own, so that Ctrl-C in the terminal
 * reaches the service alone. It listens on 127.0.0.1 only, asks for a password that is kept in the folder, and loses
 * nothing it has acknowledged: {@code fsync}, {@code full_page_writes} and {@code synchronous_commit} are on, and are
 * asked for before anybody gets a connection.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final FolderLock lock;
    private final Server server;
    private final int port;
    private boolean closed;

    private EmbeddedPostgres(FolderLock lock, Server server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts, adopts or joins the server of a folder and waits until it takes connections.
     *
     * @param data the data folder; made if missing
     * @throws EmbeddedPostgresException if that is not possible; the message says what to do
     */
    public static EmbeddedPostgres start(Path data) {
        try {
            Folder folder = new Folder(ensured(data));
            Server server = new Server(folder);
            FolderLock lock = FolderLock.of(folder.lockFile());
            return new EmbeddedPostgres(lock, server, lock.enter(server::start));
        } catch (AccessDeniedException e) {
            throw new EmbeddedPostgresException(
                    "The data folder " + data + " cannot be used: you may not use " + e.getFile()
                            + "; start as its owner, or use another --data.",
                    e);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The data folder " + data + " cannot be used: " + e, e);
        }
    }

    private static Path ensured(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            Path parent = data.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return data.toRealPath();
    }

    /** Where the database {@code recommender} is. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Folder.DATABASE;
    }

    /** The owner of the database; not a superuser, but may make roles and further databases. */
    public String user() {
        return Folder.OWNER;
    }

    public String password() {
        return server.password();
    }

    /** As which the service connects; see {@link #user} for who makes the tables. */
    public String serviceUser() {
        return Folder.SERVICE;
    }

    public String servicePassword() {
        return server.servicePassword();
    }

    /** Leaves; stops the server and waits for its end if nobody else uses the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            lock.leave(server::stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
