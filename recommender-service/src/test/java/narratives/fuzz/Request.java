package narratives.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it goes over the wire, right or wrong. */
final class Request {
    private static final int SHOWN = 600;

    private final String method;
    private final String target;
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Host", "127.0.0.1"));
    private byte[] body = new byte[0];

    Request(String method, String target) {
        this.method = method;
        this.target = target;
    }

    void header(String name, String value) {
        headers.put(name, value);
    }

    void body(String mediaType, byte[] bytes) {
        header("Content-Type", mediaType);
        header("Content-Length", Integer.toString(bytes.length));
        body = bytes;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((method + " " + target + " HTTP/1.1\r\n").getBytes(StandardCharsets.ISO_8859_1));
        headers.forEach((name, value) ->
                bytes.writeBytes((name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** As much of it as is needed to send it again by hand. */
    @Override
    public String toString() {
        String whole = method + " " + target + " " + headers + "\n  " + new String(body, StandardCharsets.UTF_8);
        return whole.length() > SHOWN ? whole.substring(0, SHOWN) + "…" : whole;
    }
}
