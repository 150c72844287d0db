package narratives.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP port of the loopback, looked at before anything is started. */
record Port(int number) {
    static final int HIGHEST = 65_535;
    private static final int CONNECT_MILLIS = 500;

    /** Some free port. */
    static Port free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return new Port(socket.getLocalPort());
        }
    }

    /** Whether a service could listen here now. */
    boolean isFree() throws IOException {
        return !answers() && canBeBound();
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), number), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean canBeBound() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
