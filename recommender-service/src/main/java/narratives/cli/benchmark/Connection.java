package narratives.cli.benchmark;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One connection to a service on the loopback, kept for any number of calls, one after the other: HTTP/1.1 over a plain
 * blocking socket, so that as little as possible of what is measured is the client's. It understands what the service
 * sends and no more. Not thread-safe.
 */
final class Connection implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_ROOM = 1 << 14;
    private static final int CONTENT_LENGTH = 0;
    private static final int CHUNKED = -1;

    private static final String LENGTH_HEADER = "content-length:";
    private static final String CODING_HEADER = "transfer-encoding:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private final byte[] read = new byte[FIRST_ROOM];
    private int next;
    private int end;

    private byte[] line = new byte[FIRST_ROOM];
    private int lineLength;

    private byte[] body = new byte[FIRST_ROOM];
    private int bodyLength;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static Connection open(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.connect(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                    Math.toIntExact(PATIENCE.toMillis()));
            return new Connection(socket);
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    /** A request without a body, as it goes over the wire. */
    static byte[] get(String path) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n");
    }

    /** A request with a JSON body, as it goes over the wire; all of it in one piece, so that it is one packet. */
    static byte[] post(String path, String json) {
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ascii("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n");
        byte[] request = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }

    /** Sends a request and reads the whole answer. Answers its status. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        readLine();
        int status = status();
        int length = readHeaders();
        bodyLength = 0;
        if (length == CHUNKED) {
            readChunks();
        } else {
            readBody(length);
        }
        return status;
    }

    /** The body of the last answer. */
    String text() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    private int status() throws IOException {
        // HTTP/1.1 200 OK
        if (lineLength < 12 || line[0] != 'H') {
            throw new ProtocolException("no status line");
        }
        return 100 * digit(line[9]) + 10 * digit(line[10]) + digit(line[11]);
    }

    /** Up to the body. Answers its length, or that it comes in chunks. */
    private int readHeaders() throws IOException {
        int length = CONTENT_LENGTH;
        for (readLine(); lineLength > 0; readLine()) {
            if (lineBegins(LENGTH_HEADER)) {
                length = number(LENGTH_HEADER.length(), 10);
            } else if (lineBegins(CODING_HEADER)) {
                length = CHUNKED;
            }
        }
        return length;
    }

    private void readChunks() throws IOException {
        readLine();
        int length = number(0, 16);
        while (length > 0) {
            readBody(length);
            readLine();
            readLine();
            length = number(0, 16);
        }
        do {
            readLine();
        } while (lineLength > 0);
    }

    private void readBody(int length) throws IOException {
        if (bodyLength + length > body.length) {
            body = Arrays.copyOf(body, Math.max(bodyLength + length, 2 * body.length));
        }
        int left = length;
        while (left > 0) {
            ensureRead();
            int some = Math.min(left, end - next);
            System.arraycopy(read, next, body, bodyLength, some);
            next += some;
            bodyLength += some;
            left -= some;
        }
    }

    private void readLine() throws IOException {
        lineLength = 0;
        while (true) {
            ensureRead();
            byte one = read[next++];
            if (one == '\n') {
                return;
            }
            if (one != '\r') {
                if (lineLength == line.length) {
                    line = Arrays.copyOf(line, 2 * line.length);
                }
                line[lineLength++] = one;
            }
        }
    }

    private void ensureRead() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(read));
            if (end == 0) {
                throw new EOFException("the service closed the connection");
            }
        }
    }

    private boolean lineBegins(String name) {
        if (lineLength < name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.toLowerCase(line[i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int radix) throws IOException {
        long number = 0;
        int at = from;
        while (at < lineLength && line[at] == ' ') {
            at++;
        }
        for (; at < lineLength && Character.digit(line[at], radix) >= 0 && number <= Integer.MAX_VALUE; at++) {
            number = number * radix + Character.digit(line[at], radix);
        }
        if (number > Integer.MAX_VALUE) {
            throw new ProtocolException("a body of more than 2 GB");
        }
        return (int) number;
    }

    private static int digit(byte character) throws IOException {
        int digit = Character.digit(character, 10);
        if (digit < 0) {
            throw new ProtocolException("no status");
        }
        return digit;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
