package narratives.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import narratives.access.Admitted;

/** The largest body that is taken from the caller at hand, whatever the call would take. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class Allowance implements ContainerRequestFilter {
    private final CurrentVertxRequest current;

    Allowance(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Admittance.admitted(current.getCurrent()).map(Admitted::maxBodyBytes).ifPresent(limit -> limit(request, limit));
    }

    private static void limit(ContainerRequestContext request, long limit) {
        if (request.getLength() > limit) {
            throw BodyLimits.exceeded(limit);
        }
        request.setEntityStream(new LimitedBody(request.getEntityStream(), limit));
    }
}
