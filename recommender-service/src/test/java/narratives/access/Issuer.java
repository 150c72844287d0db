package narratives.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A real issuer of tokens: serves its discovery document and its keys over HTTP, and can go away. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
    static final String AUDIENCE = "recommender";

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private @Nullable HttpServer server;
    private int port;

    @Override
    public Map<String, String> start() {
        add("k1");
        serve();
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", url(),
                "quarkus.oidc.token.audience", AUDIENCE,
                "quarkus.oidc.token.forced-jwk-refresh-interval", "3s",
                "recommender.oidc.tenant-claim", "org/tenant");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Issuer.class));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    KeyPair add(String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            keys.put(kid, pair);
            return pair;
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    String kid(KeyPair pair) {
        return keys.entrySet().stream()
                .filter(key -> key.getValue().equals(pair))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** How often its keys were asked for. */
    int fetched() {
        return fetched.get();
    }

    void serve() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext("/.well-known/openid-configuration", exchange -> {
                byte[] document = ("{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, document.length);
                exchange.getResponseBody().write(document);
                exchange.close();
            });
            started.createContext("/keys", exchange -> {
                fetched.incrementAndGet();
                byte[] document = jwks().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, document.length);
                exchange.getResponseBody().write(document);
                exchange.close();
            });
            started.start();
            port = started.getAddress().getPort();
            server = started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String jwks() {
        return keys.entrySet().stream()
                .map(key -> jwk(key.getKey(), (RSAPublicKey) key.getValue().getPublic()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    static String jwk(String kid, RSAPublicKey key) {
        return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + kid + "\",\"n\":\""
                + text(key.getModulus()) + "\",\"e\":\"" + text(key.getPublicExponent()) + "\"}";
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    KeyPair key(String kid) {
        KeyPair pair = keys.get(kid);
        if (pair == null) {
            throw new AssertionError(kid);
        }
        return pair;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }
}
