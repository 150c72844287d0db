package narratives.store.embedded;

import java.nio.file.Path;

/** What lies where in a data folder. The root is a real, absolute path. */
record Folder(Path root) {
    /** The database, and the role that owns it. */
    static final String DATABASE = "recommender";

    static final String OWNER = "recommender";

    /** As which the service connects: it owns nothing, so that row-level security and missing rights hold for it. */
    static final String SERVICE = "recommender_service";

    Path lockFile() {
        return root.resolve("recommender.lock");
    }

    Path passwordFile() {
        return root.resolve("database-password");
    }

    Path servicePasswordFile() {
        return root.resolve("service-password");
    }

    /** PostgreSQL's own data directory. It is moved here complete, so if it exists it can be started. */
    Path cluster() {
        return root.resolve("database");
    }

    Path log() {
        return root.resolve("postgresql.log");
    }

    /** Programs of one version of PostgreSQL. */
    Path programs(String version) {
        return root.resolve("postgresql-" + version);
    }

    /** Where something is prepared before it is moved to its place; whatever is found there is an accident's. */
    static Path unfinished(Path place) {
        return place.resolveSibling(place.getFileName() + ".unfinished");
    }
}
