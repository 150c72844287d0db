package narratives.deployed;

import java.io.IOException;
import java.net.ServerSocket;

/** Where one replica listens. */
record Ports(int http, int management, int grpc) {
    static Ports free() throws IOException {
        return new Ports(oneFree(), oneFree(), oneFree());
    }

    static int oneFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
