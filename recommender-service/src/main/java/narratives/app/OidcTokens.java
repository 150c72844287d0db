package narratives.app;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import narratives.access.Caller;
import narratives.access.ForeignTokens;
import narratives.access.Scope;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of the OpenID provider that the operator trusts, looked at by Quarkus: signature (asymmetric only), issuer,
 * audience, times. It works outside HTTP as well, so both wires ask here.
 */
@ApplicationScoped
class OidcTokens implements ForeignTokens {
    /** Longer than the provider is waited for; only a token with an unknown key waits at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TenantIdentityProvider provider;
    private final RecommenderConfig.Oidc claims;

    OidcTokens(TenantIdentityProvider provider, RecommenderConfig config) {
        this.provider = provider;
        this.claims = config.oidc();
    }

    @Override
    public Bearer bearer(String token) {
        try {
            SecurityIdentity identity = provider.authenticate(new AccessTokenCredential(token))
                    .await()
                    .atMost(PATIENCE);
            return bearer((JsonWebToken) identity.getPrincipal());
        } catch (AuthenticationFailedException refused) {
            throw refused();
        } catch (OIDCException | io.smallrye.mutiny.TimeoutException unreachable) {
            throw new RecommenderException(ErrorCode.PROVIDER_UNAVAILABLE, ErrorCode.PROVIDER_UNAVAILABLE.title());
        }
    }

    private Bearer bearer(JsonWebToken token) {
        TenantId tenant = texts(claim(token, claims.tenantClaim()))
                .findFirst()
                .flatMap(OidcTokens::tenant)
                .orElseThrow(OidcTokens::refused);
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        texts(claim(token, claims.scopesClaim()))
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .forEach(key -> Scope.of(key).ifPresent(scopes::add));
        String subject = Optional.ofNullable(token.getSubject()).orElseThrow(OidcTokens::refused);
        return new Bearer(new Caller(tenant, scopes, Optional.empty()), subject);
    }

    private static Optional<TenantId> tenant(String name) {
        try {
            return Optional.of(new TenantId(name));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static @Nullable Object claim(JsonWebToken token, String path) {
        String[] names = path.split("/", -1);
        Object value = token.getClaim(names[0]);
        for (int i = 1; i < names.length; i++) {
            value = value instanceof Map<?, ?> object ? object.get(names[i]) : null;
        }
        return value;
    }

    /** The texts of a claim that is one, or a list of some. */
    private static Stream<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> Stream.empty();
            case String text -> Stream.of(text);
            case JsonString text -> Stream.of(text.getString());
            case Collection<?> some -> some.stream().flatMap(OidcTokens::texts);
            default -> Stream.empty();
        };
    }

    private static RecommenderException refused() {
        return new RecommenderException(ErrorCode.UNAUTHENTICATED, ErrorCode.UNAUTHENTICATED.title());
    }
}
