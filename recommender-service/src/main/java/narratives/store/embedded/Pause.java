package narratives.store.embedded;

/** The wait between two looks at something that another process does. */
final class Pause {
    private static final long MILLIS = 20;

    private Pause() {}

    static void briefly() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL.", e);
        }
    }
}
