package narratives.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A TCP port, looked at before anything is started.
 *
 * @param host the address to listen on
 */
record Port(String host, int number) {
    static final int HIGHEST = 65_535;
    private static final int CONNECT_MILLIS = 500;

    static final String LOOPBACK = "127.0.0.1";

    /** Some free port of the loopback. */
    static Port free() throws IOException {
        return free(LOOPBACK);
    }

    /** Some free port. */
    static Port free(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return new Port(host, socket.getLocalPort());
        }
    }

    /** Where it can be called from this machine. */
    String base() throws IOException {
        return "http://" + reached();
    }

    /** The same, without a scheme. */
    String reached() throws IOException {
        String reached = address().isAnyLocalAddress() ? LOOPBACK : host;
        return (reached.indexOf(':') < 0 ? reached : "[" + reached + "]") + ":" + number;
    }

    /** Whether a service could listen here now. */
    boolean isFree() throws IOException {
        return !answers() && canBeBound();
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), number), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean canBeBound() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private InetAddress address() throws IOException {
        return InetAddress.getByName(host);
    }
}
