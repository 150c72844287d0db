package narratives.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands between the replicas and the database: passes bytes on, late, not at all, or up to a certain moment. The
 * replicas keep one address, whatever port the database comes back on. A thread for each direction of a connection.
 */
final class Link implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean refusing;
    private volatile boolean stalled;
    private volatile boolean cutsOnAnswer;

    private Link(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    static Link to(int target) throws IOException {
        Link link = new Link(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().name("link").start(link::accept);
        return link;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The database listens elsewhere now. */
    void target(int port) {
        target = port;
    }

    /** Ends every connection, in the middle of whatever is under way. */
    void cut() {
        open.forEach(Link::end);
    }

    /** New connections are ended at once. */
    void refuse(boolean now) {
        refusing = now;
    }

    /** Nothing passes, and nobody is told. */
    void stall(boolean now) {
        stalled = now;
    }

    /** How long everything takes, in each direction. */
    void delay(Duration each) {
        delay = each;
    }

    /** What replicas ask still passes, and every connection ends when it is answered: a commit that nobody hears of. */
    void cutOnAnswer(boolean now) {
        cutsOnAnswer = now;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket inner = entrance.accept();
                Thread.ofVirtual().start(() -> connect(inner));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket inner) {
        if (refusing) {
            end(inner);
            return;
        }
        try {
            Socket outer = new Socket(InetAddress.getLoopbackAddress(), target);
            inner.setTcpNoDelay(true);
            outer.setTcpNoDelay(true);
            open.add(inner);
            open.add(outer);
            Thread.ofVirtual().start(() -> pass(inner, outer, false));
            Thread.ofVirtual().start(() -> pass(outer, inner, true));
        } catch (IOException nobodyThere) {
            end(inner);
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                Thread.sleep(delay);
                while (stalled) {
                    Thread.sleep(10);
                }
                if (answers && cutsOnAnswer) {
                    return;
                }
                out.write(chunk, 0, read);
            }
        } catch (IOException ended) {
            // The other direction ends as well, by the closing of both.
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            // No farewell: what is on its way is thrown away.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException ended) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
