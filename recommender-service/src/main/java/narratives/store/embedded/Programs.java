package narratives.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once into the data folder from an archive on the class path. */
record Programs(Path home) {
    /** The version of the archives; the same as {@code postgres-binaries.version} of the build, which a test checks. */
    static final String VERSION = "18.4.0";

    /** A cluster of another major version cannot be read. */
    static final String MAJOR = "18";

    /** Unpacks what is not unpacked. To be called by one process at a time. */
    static Programs ensure(Folder folder) throws IOException {
        Path home = folder.programs(VERSION);
        if (!Files.isDirectory(home)) {
            Path unfinished = Folder.unfinished(home);
            delete(unfinished);
            unpack(unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Programs(home);
    }

    String initdb() {
        return home.resolve("bin/initdb").toString();
    }

    String postgres() {
        return home.resolve("bin/postgres").toString();
    }

    String pgCtl() {
        return home.resolve("bin/pg_ctl").toString();
    }

    /** The archive for this machine. */
    static String archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String os = system.startsWith("mac") ? "darwin" : system.startsWith("linux") ? "linux" : "";
        String arch = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (os.isEmpty() || arch.isEmpty()) {
            throw new EmbeddedPostgresException("There is no embedded PostgreSQL for " + system + " on " + processor
                    + "; give your own PostgreSQL by --database-url.");
        }
        return "/postgres-" + os + "-" + arch + ".txz";
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = Programs.class.getResourceAsStream(archive())) {
            if (archive == null) {
                throw new EmbeddedPostgresException("This build carries no PostgreSQL for this machine (" + archive()
                        + "); give your own by --database-url.");
            }
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("an archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(false);
        }
    }

    /** Deletes a folder with all that is in it, if it exists. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
