package narratives.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Whether the service on a port says that it is ready. */
record Readiness(Port port) {
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
            HttpURLConnection call = (HttpURLConnection)
                    URI.create(port.base() + "/q/health/ready").toURL().openConnection();
            call.setConnectTimeout(TIMEOUT_MILLIS);
            call.setReadTimeout(TIMEOUT_MILLIS);
            int status = call.getResponseCode();
            call.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
