package narratives.deployed;

import static narratives.deployed.Manifest.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import narratives.store.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL for all replicas of a test, prepared as in a cluster: its tables made by the Job of the migration, as their
 * owner, and the first key of the installation in a file.
 *
 * @param key what callers hold
 * @param keyFile what the secret is in a cluster
 */
record Database(EmbeddedPostgres postgres, String key, Path keyFile) implements AutoCloseable {
    private static final String OWNER = "recommender_owner";
    private static final String SERVICE = "recommender_service";

    static Database start(Workshop workshop) throws IOException, InterruptedException {
        Path folders = Files.createDirectories(Path.of("target", "deployed"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                Files.createTempDirectory(folders.toAbsolutePath(), "database").resolve("data"));
        JsonNode job = Repository.document(Repository.K8S.resolve("base").resolve("migration.yaml"))
                .at("/spec/template/spec/containers/0");
        workshop.run(here(postgres, job), Map.of("RECOMMENDER_DATABASE_PASSWORD", postgres.password()));
        String key = workshop.run(List.of("keys", "generate"), Map.of()).strip();
        Path file = Files.createTempFile(workshop.home(), "first", "key");
        Files.writeString(file, key + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        return new Database(postgres, key, file);
    }

    /** The arguments of a container, with the database and the roles that are here. */
    List<String> arguments(JsonNode container) {
        return here(postgres, container);
    }

    private static List<String> here(EmbeddedPostgres postgres, JsonNode container) {
        Map<String, String> here =
                Map.of("$(DATABASE_URL)", postgres.jdbcUrl(), OWNER, postgres.user(), SERVICE, postgres.serviceUser());
        return elements(container.path("args"))
                .map(JsonNode::asText)
                .map(argument -> here.getOrDefault(argument, argument))
                .toList();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
