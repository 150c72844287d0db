package narratives.deployed;

import java.time.Duration;

/** How long the service takes to end in a cluster, by its own settings. */
final class Lifetime {
    /** How long the end waits for served lists to be recorded (narratives.app.Life). */
    private static final int LAST_LISTS = 5;

    private Lifetime() {}

    /** From SIGTERM to the last breath, at most. */
    static int secondsToEnd() {
        return seconds("quarkus.shutdown.delay") + seconds("quarkus.shutdown.timeout") + LAST_LISTS;
    }

    private static int seconds(String key) {
        return (int) Duration.parse("PT" + Repository.clusterSetting(key)).toSeconds();
    }
}
