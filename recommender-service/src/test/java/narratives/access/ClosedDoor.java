package narratives.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** A service of its own for tests that make keys, which close the door for everybody; one origin may call it. */
public final class ClosedDoor implements QuarkusTestProfile {
    private static final String PORT = "narratives.test.closed-door-grpc-port";

    /** Where its gRPC is; one that it chose itself it would tell nobody. Test and profile are loaded apart. */
    static int grpcPort() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, Integer.toString(freePort()));
        }
        return Integer.getInteger(PORT, 0);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.cors.enabled",
                "true",
                "quarkus.http.cors.origins",
                "https://app.example.org",
                "quarkus.grpc.server.test-port",
                Integer.toString(grpcPort()));
    }
}
