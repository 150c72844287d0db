package narratives.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import narratives.access.Admitted;
import narratives.access.Call;
import narratives.access.Gatekeeper;
import narratives.access.Quota;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Lets a caller in before anything else of a request is looked at, and tells what is left of their rate. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class Admittance implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String KEY = "narratives.admitted";
    private static final String EXHAUSTED = "narratives.exhausted";

    private final ResourceInfo resource;
    private final CurrentVertxRequest current;
    private final Gatekeeper gatekeeper;
    private final Map<Method, Call> calls = new ConcurrentHashMap<>();

    Admittance(ResourceInfo resource, CurrentVertxRequest current, Gatekeeper gatekeeper) {
        this.resource = resource;
        this.current = current;
        this.gatekeeper = gatekeeper;
    }

    static Optional<Admitted> admitted(@Nullable RoutingContext request) {
        return request == null ? Optional.empty() : Optional.ofNullable(request.get(KEY));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Call call = calls.computeIfAbsent(resource.getResourceMethod(), Admittance::call);
        try {
            Admitted admitted =
                    gatekeeper.admit(call, Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
            current.getCurrent().put(KEY, admitted);
        } catch (RecommenderException refused) {
            refused.retryAfter()
                    .filter(after -> refused.code() == ErrorCode.RATE_LIMITED)
                    .ifPresent(after -> current.getCurrent().put(EXHAUSTED, after));
            throw refused;
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        admitted(current.getCurrent()).flatMap(Admitted::quota).ifPresent(quota -> tell(quota, response));
        RoutingContext routing = current.getCurrent();
        Duration after = routing == null ? null : routing.get(EXHAUSTED);
        if (after != null) {
            response.getHeaders().putSingle("RateLimit", "\"caller\";r=0;t=" + seconds(after));
        }
    }

    private static void tell(Quota quota, ContainerResponseContext response) {
        response.getHeaders()
                .putSingle(
                        "RateLimit-Policy",
                        "\"caller\";q=" + quota.limit() + ";w=" + quota.window().toSeconds());
        response.getHeaders()
                .putSingle("RateLimit", "\"caller\";r=" + quota.remaining() + ";t=" + seconds(quota.reset()));
    }

    /** Rounded up: a caller that waits so long has waited long enough. */
    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    /** Which call a method answers: the one that its place in the OpenAPI document is named after. */
    static Call call(Method method) {
        return Optional.ofNullable(method.getAnnotation(Operation.class))
                .flatMap(operation -> Call.of(operation.operationId()))
                .orElseThrow(() -> new IllegalStateException("no call of the contract: " + method));
    }
}
