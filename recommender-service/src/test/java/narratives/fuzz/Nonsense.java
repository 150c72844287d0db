package narratives.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils what was right: one place of a document, or the bytes of it. */
final class Nonsense {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "\uDC00x",
            "\u202Eevil",
            "\uFEFFx",
            "é́",
            "😀",
            "null",
            "undefined",
            "-1",
            "1e400",
            "NaN",
            "../../etc/passwd",
            "%00",
            "%s%n%x",
            "${jndi:ldap://127.0.0.1/x}",
            "'; DROP TABLE narrative; --",
            "' OR '1'='1",
            "<script>alert(1)</script>",
            "\r\nX-Injected: 1",
            "n-001\n",
            "9999-99-99T99:99:99Z",
            "+292278994-08-17T07:12:55Z",
            "-999999999-01-01T00:00:00Z",
            "2026-11-23",
            "x".repeat(129),
            "x".repeat(256),
            "y".repeat(70_000));

    private final RandomGenerator random;

    Nonsense(RandomGenerator random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** The same document with one to three places spoilt. */
    JsonNode spoilt(JsonNode document) {
        JsonNode spoilt = document;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    private JsonNode once(JsonNode document) {
        List<JsonNode> owners = new ArrayList<>();
        collect(document, owners);
        if (owners.isEmpty() || random.nextInt(20) == 0) {
            return value();
        }
        switch (owners.get(random.nextInt(owners.size()))) {
            case ObjectNode object -> spoil(object);
            case ArrayNode array -> spoil(array);
            default -> throw new IllegalStateException("neither object nor array");
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> owners) {
        if (node.isContainerNode()) {
            owners.add(node);
        }
        node.forEach(child -> collect(child, owners));
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        int kind = random.nextInt(6);
        if (names.isEmpty() || kind == 0) {
            object.set(random.nextBoolean() ? "unknownField" : text(), value());
        } else if (kind == 1) {
            object.remove(names.get(random.nextInt(names.size())));
        } else {
            object.set(names.get(random.nextInt(names.size())), value());
        }
    }

    private void spoil(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            for (int i = random.nextInt(20) == 0 ? 2000 : 3; i > 0; i--) {
                array.add(value());
            }
        } else {
            array.set(random.nextInt(array.size()), value());
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(-1);
            case 4 -> JSON.numberNode(Double.MAX_VALUE);
            case 5 -> JSON.numberNode(new BigDecimal("1e-4000"));
            case 6 -> JSON.numberNode(new BigDecimal("1e4000"));
            case 7 -> JSON.numberNode(BigInteger.TWO.pow(63 + random.nextInt(200)));
            case 8 -> JSON.numberNode(0.1 + random.nextDouble());
            case 9 -> JSON.objectNode();
            case 10 -> JSON.arrayNode();
            case 11 -> nested(random.nextInt(5) == 0 ? 900 : 5);
            default -> JSON.textNode(text());
        };
    }

    private JsonNode nested(int deep) {
        JsonNode inner = JSON.numberNode(1);
        for (int i = 0; i < deep; i++) {
            inner = random.nextBoolean()
                    ? JSON.arrayNode().add(inner)
                    : JSON.objectNode().set("a", inner);
        }
        return inner;
    }

    /** The same bytes with some of them wrong. */
    byte[] spoilt(byte[] bytes) {
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> flipped(bytes);
            case 2 -> noise();
            case 3 -> joined(bytes, bytes);
            case 4 -> joined("\uFEFF".getBytes(StandardCharsets.UTF_8), bytes);
            case 5 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst("\\{", "{\"userId\":\"twice\",\"userId\":\"twice\",")
                        .getBytes(StandardCharsets.UTF_8);
            case 6 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            default -> joined(bytes, new byte[] {'\n', (byte) 0xC3, 0x28, (byte) 0xFF});
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < flipped.length && i < 4; i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    byte[] noise() {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
