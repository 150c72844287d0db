package narratives.cli.benchmark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of our own for one catalogue and its database; thrown away at the end. */
record Workplace(Path folder) {
    /** If PostgreSQL has to run as another user, that user passes through. */
    private static final FileAttribute<Set<PosixFilePermission>> ACCESS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

    private static final String PREFIX = "recommender-benchmark-";

    /** Makes one, in a folder that stays or where temporary files go. */
    static Workplace make(Optional<Path> parent) throws IOException {
        if (parent.isEmpty()) {
            return new Workplace(Files.createTempDirectory(PREFIX, ACCESS));
        }
        Files.createDirectories(parent.get());
        return new Workplace(Files.createTempDirectory(parent.get().toAbsolutePath(), PREFIX, ACCESS));
    }

    Path data() {
        return folder.resolve("data");
    }

    /** What the processes print. */
    Path printed() {
        return folder.resolve("printed.txt");
    }

    void throwAway() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
