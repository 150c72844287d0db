package narratives.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import narratives.store.embedded.EmbeddedPostgres;

/** A PostgreSQL for all replicas of a test. */
record Database(EmbeddedPostgres postgres) implements AutoCloseable {
    static Database start() throws IOException {
        Path folders = Files.createDirectories(Path.of("target", "deployed"));
        return new Database(EmbeddedPostgres.start(
                Files.createTempDirectory(folders.toAbsolutePath(), "database").resolve("data")));
    }

    @Override
    public void close() {
        postgres.close();
    }
}
