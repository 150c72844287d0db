package narratives.store.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a data folder, across processes. Two bytes of one file are locked: the <em>gate</em>, held alone by whoever
 * starts or stops the server at this moment, and <em>inside</em>, shared by all who use it. Whoever leaves and can have
 * <em>inside</em> alone is the last. A killed process loses its locks, so nothing is ever left locked.
 *
 * <p>Locks of files belong to the JVM as a whole and end when <em>any</em> of its channels to the file closes; so there
 * is one object, with one channel, for each file. Thread-safe.
 */
final class FolderLock {
    private static final long GATE = 0;
    private static final long INSIDE = 1;
    /** Longer than any start; chosen by us: recovery after a crash of a large import takes seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Map<Path, FolderLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock inside;
    private int users;

    private FolderLock(Path file) {
        this.file = file;
    }

    static FolderLock of(Path file) {
        return LOCKS.computeIfAbsent(file, FolderLock::new);
    }

    /** What starts the server, or finds it running. */
    interface Start<T> {
        T run() throws IOException;
    }

    /** What stops the server. */
    interface Stop {
        void run() throws IOException;
    }

    /** Goes in; nobody starts or stops while {@code start} runs. If it fails, one is not inside. */
    synchronized <T> T enter(Start<T> start) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(file, CREATE, READ, WRITE);
            channel = open;
        }
        try {
            FileLock gate = gate(open);
            try {
                if (users == 0) {
                    inside = share(open);
                }
                T result = start.run();
                users++;
                return result;
            } finally {
                gate.release();
            }
        } finally {
            closeIfUnused();
        }
    }

    /** Goes out, and runs {@code stop} if nobody else is inside. */
    synchronized void leave(Stop stop) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("nobody is inside");
        }
        try {
            FileLock gate = gate(open);
            try {
                users--;
                if (users == 0 && isLast(open)) {
                    stop.run();
                }
            } finally {
                gate.release();
            }
        } finally {
            closeIfUnused();
        }
    }

    private boolean isLast(FileChannel open) throws IOException {
        FileLock held = inside;
        if (held == null) {
            return false;
        }
        held.release();
        FileLock alone = open.tryLock(INSIDE, 1, false);
        if (alone == null) {
            return false;
        }
        alone.release();
        return true;
    }

    private void closeIfUnused() throws IOException {
        // Without a lock of our own, the same class in another class loader has it; closing would take it away.
        if (users == 0 && inside != null && channel != null) {
            inside = null;
            channel.close();
            channel = null;
        }
    }

    private static @Nullable FileLock share(FileChannel open) throws IOException {
        try {
            return open.lock(INSIDE, 1, true);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private FileLock gate(FileChannel open) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                FileLock gate = open.tryLock(GATE, 1, false);
                if (gate != null) {
                    return gate;
                }
            } catch (OverlappingFileLockException e) {
                // Another class loader of this JVM is at the gate: wait like for another process.
            }
            Pause.briefly();
        }
        throw new EmbeddedPostgresException("Another process has been starting or stopping PostgreSQL in "
                + file.getParent() + " for " + PATIENCE.toSeconds() + " s; end it, or use another --data.");
    }
}
