package narratives.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the client understands of HTTP, against a server that says what it is told to say. */
class ConnectionTest {
    private static final byte[] REQUEST = Connection.post("/v1/recommendations", "{\"userId\":\"ö\"}");

    @Test
    void bodiesOfAnyFormAreReadOneAfterTheOther() throws IOException {
        String large = "x".repeat(50_000);
        String answers = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ncontent-length: 5\r\n\r\nfirst"
                + "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "6\r\nsecond\r\nc350\r\n" + large + "\r\n0\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlast";

        try (ServerSocket server = saying(answers);
                Connection connection = Connection.open(server.getLocalPort())) {
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.text()).isEqualTo("first");
            assertThat(connection.exchange(REQUEST)).isEqualTo(404);
            assertThat(connection.text()).isEqualTo("second" + large);
            assertThat(connection.exchange(REQUEST)).isEqualTo(204);
            assertThat(connection.text()).isEmpty();
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.text()).isEqualTo("last");
        }
    }

    @Test
    void anAnswerThatIsCutOffIsAFailure() throws IOException {
        try (ServerSocket server = saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfir");
                Connection connection = Connection.open(server.getLocalPort())) {
            assertThatThrownBy(() -> connection.exchange(REQUEST)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void theLengthOfABodyIsInBytes() {
        assertThat(new String(REQUEST, StandardCharsets.UTF_8))
                .startsWith("POST /v1/recommendations HTTP/1.1\r\n")
                .contains("\r\nContent-Length: 15\r\n")
                .endsWith("\r\n\r\n{\"userId\":\"ö\"}");
    }

    /** A server that reads one request, says all of this, and says no more. */
    private static ServerSocket saying(String answers) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                socket.getInputStream().readNBytes(REQUEST.length);
                socket.getOutputStream().write(answers.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        return server;
    }
}
