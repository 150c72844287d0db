package narratives.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is sent to a port without being a request, or while being two. */
final class Blurts {
    private static final List<String> TEXTS = List.of(
            "\r\n\r\n",
            "GET\r\n\r\n",
            "GET /v1\r\n\r\n",
            "GET /v1 HTTP/9.9\r\n\r\n",
            "GET http://127.0.0.1:99999/v1 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/narratives/%c0%ae%c0%ae HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/../../q/health HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET //v1//narratives HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/narratives/n-001;a=b HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/narratives?pageSize HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1 HTTP/1.1\r\nHost: x\r\nNo colon here\r\n\r\n",
            "GET /v1 HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
            "GET /v1 HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n{}",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"eventId\"",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1 HTTP/1.1\r\n\r\n",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n{}",
            "POST /v1/feedback HTTP/1.1\r\nHost: x\r\nExpect: the worst\r\nContent-Length: 2\r\n\r\n{}",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnot a frame at all",
            "GET /v1 HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: !!\r\n\r\n",
            "GET /v1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n");

    private Blurts() {}

    static byte[] any(RandomGenerator random, Nonsense nonsense) {
        return switch (random.nextInt(6)) {
            case 0 -> nonsense.noise();
            case 1 ->
                ("GET /" + "a".repeat(9000 + random.nextInt(60_000)) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
            case 2 ->
                ("GET /v1 HTTP/1.1\r\nHost: x\r\nX-Long: " + "b".repeat(random.nextInt(80_000)) + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
            default -> {
                byte[] text = TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.ISO_8859_1);
                yield random.nextInt(3) == 0 ? nonsense.spoilt(text) : text;
            }
        };
    }
}
