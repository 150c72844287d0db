package narratives.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection over which any bytes can be sent, which no proper HTTP client would do. It is opened anew after an answer
 * that closes it. Not thread-safe.
 */
final class HttpWire implements AutoCloseable {
    /** No answer takes so long unless something hangs. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    HttpWire(int port) {
        this.port = port;
    }

    /** Sends a whole request and reads its answer. */
    Answer exchange(byte[] request, boolean answeredWithoutBody) throws IOException {
        boolean fresh = socket == null;
        try {
            return send(request, answeredWithoutBody);
        } catch (IOException closed) {
            close();
            if (fresh) {
                throw closed;
            }
            // The server may close a connection that has been idle; that is no fault.
            return send(request, answeredWithoutBody);
        }
    }

    /** Sends bytes that need be no request, over a connection of their own; empty if it is closed without an answer. */
    Optional<Answer> blurt(byte[] bytes) throws IOException {
        close();
        try {
            open().getOutputStream().write(bytes);
            socket().shutdownOutput();
            return Optional.of(read(false));
        } catch (EOFException | SocketException closed) {
            return Optional.empty();
        } finally {
            close();
        }
    }

    private Answer send(byte[] request, boolean answeredWithoutBody) throws IOException {
        Socket connection = socket == null ? open() : socket();
        connection.getOutputStream().write(request);
        Answer answer = read(answeredWithoutBody);
        if (answer.header("connection").filter("close"::equalsIgnoreCase).isPresent()) {
            close();
        }
        return answer;
    }

    private Socket open() throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(PATIENCE_MILLIS);
        socket = opened;
        in = new BufferedInputStream(opened.getInputStream(), 1 << 16);
        return opened;
    }

    private Socket socket() {
        return Objects.requireNonNull(socket);
    }

    private Answer read(boolean withoutBody) throws IOException {
        String first = line();
        while (first.startsWith("HTTP/1.1 100")) {
            line();
            first = line();
        }
        String[] words = first.split(" ", 3);
        // The server repeats a version that it does not know.
        if (words.length < 2 || !words[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("no HTTP: " + first);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int status = Integer.parseInt(words[1]);
        boolean bodyless = withoutBody || status == 204 || status == 304;
        return new Answer(status, Map.copyOf(headers), bodyless ? new byte[0] : body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        InputStream stream = Objects.requireNonNull(in);
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                whole.write(exactly(stream, size));
                line();
            }
            line();
            return whole.toByteArray();
        }
        return exactly(stream, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private static byte[] exactly(InputStream stream, int size) throws IOException {
        byte[] bytes = stream.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer ended too early");
        }
        return bytes;
    }

    private String line() throws IOException {
        InputStream stream = Objects.requireNonNull(in);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = stream.read(); next != '\n'; next = stream.read()) {
            if (next < 0) {
                throw new EOFException("closed");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // It is to be gone.
        }
        socket = null;
        in = null;
    }
}
