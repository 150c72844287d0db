package narratives.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import narratives.access.ApiKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which credentials the operator has configured beside the keys in the database, and from where one can call. */
@ApplicationScoped
class Credentials {
    private final Optional<String> firstKey;
    private final Optional<String> firstKeyFile;
    private final List<String> hosts;
    private final boolean oidc;

    Credentials(
            RecommenderConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.grpc.server.host") String grpcHost,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean oidc,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience) {
        this.firstKey = config.firstKey();
        this.firstKeyFile = config.firstKeyFile();
        this.hosts = List.of(host, grpcHost);
        this.oidc = oidc;
        if (oidc && audience.filter(names -> !names.contains("any")).isEmpty()) {
            throw new IllegalStateException("quarkus.oidc.token.audience is not set: a token that was made for another"
                    + " service would be taken; name the audience of this one (docs/security.md)");
        }
    }

    boolean oidc() {
        return oidc;
    }

    /**
     * The first key of the installation.
     *
     * @throws IllegalStateException if it is given and is none; the sentence does not repeat it
     */
    Optional<ApiKey> first() {
        if (firstKey.isPresent() && firstKeyFile.isPresent()) {
            throw new IllegalStateException("recommender.first-key and recommender.first-key-file exclude each other");
        }
        return firstKey.or(() -> firstKeyFile.map(Credentials::read))
                .map(
                        text -> ApiKey.parse(text.strip())
                                .orElseThrow(
                                        () -> new IllegalStateException(
                                                "the first key is no key, or has a typing error; ./recommender keys generate makes one")));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("recommender.first-key-file cannot be read: " + file, unreadable);
        }
    }

    /** Whether nobody but this machine can call. What a proxy says of its callers plays no part. */
    boolean isLoopback() {
        return hosts.stream().allMatch(Credentials::isLoopback);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    boolean mayStandOpen() {
        return isLoopback() && !oidc && firstKey.isEmpty() && firstKeyFile.isEmpty();
    }
}
