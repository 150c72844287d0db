package narratives.deployed;

import java.util.List;
import java.util.Map;

/**
 * What the manifests say and the service cannot do yet, since it has no credentials: it listens on the loopback alone, and
 * migrates its tables itself. To be deleted with them.
 */
final class NotYet {
    private NotYet() {}

    static void remove(List<String> arguments) {
        arguments.removeAll(List.of("--host", "0.0.0.0"));
    }

    static void remove(Map<String, String> environment) {
        environment.remove("RECOMMENDER_FIRST_KEY_FILE");
        environment.remove("QUARKUS_FLYWAY_MIGRATE_AT_START");
    }
}
