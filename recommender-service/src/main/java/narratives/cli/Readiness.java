package narratives.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Whether the service on a port says that it is ready. The form that is built for a cluster says so on its management
 * port, and knows of no such address on the other one.
 */
record Readiness(Port port) {
    /** The setting that says which port that is. */
    static final String MANAGEMENT_PORT = "quarkus.management.port";

    private static final String MANAGEMENT_PORT_VARIABLE = "QUARKUS_MANAGEMENT_PORT";
    private static final int MANAGEMENT_PORT_DEFAULT = 9000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TIMEOUT_MILLIS = 2_000;

    /** Waits for it, but not for ever; answers whether it came. */
    boolean await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            if (isReady()) {
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    private boolean isReady() {
        try {
            int status = status(port.base());
            if (status == HttpURLConnection.HTTP_NOT_FOUND) {
                status = status("http://127.0.0.1:" + managementPort());
            }
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static int managementPort() {
        String variable = System.getenv(MANAGEMENT_PORT_VARIABLE);
        return Integer.getInteger(
                MANAGEMENT_PORT, variable == null ? MANAGEMENT_PORT_DEFAULT : Integer.parseInt(variable));
    }

    private static int status(String base) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) URI.create(base + "/q/health/ready").toURL().openConnection();
        call.setConnectTimeout(TIMEOUT_MILLIS);
        call.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return call.getResponseCode();
        } finally {
            call.disconnect();
        }
    }
}
