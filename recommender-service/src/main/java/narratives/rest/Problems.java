package narratives.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.Redacted;
import narratives.json.Json;
import org.jboss.logging.Logger;

/** Everything that is thrown, as a problem document. What broke on our side is logged, once, and not told. */
@Provider
class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    /** When to try again, in seconds; chosen by us. */
    private static final long RETRY_AFTER_SECONDS = 1;

    private final CurrentVertxRequest current;

    Problems(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case RecommenderException refused -> answer(refused).build();
            case WebApplicationException http -> answer(http);
            default -> broken(thrown);
        };
    }

    private Response answer(WebApplicationException http) {
        int status = http.getResponse().getStatus();
        if (status < 400) {
            return http.getResponse();
        }
        if (Statuses.general(status).isEmpty()) {
            return broken(http);
        }
        ErrorCode code = Statuses.general(status).get();
        Response.ResponseBuilder answer = answer(new RecommenderException(code, code.title()));
        return (code == ErrorCode.METHOD_NOT_ALLOWED ? answer.header(HttpHeaders.ALLOW, allowed()) : answer).build();
    }

    private String allowed() {
        RoutingContext request = current.getCurrent();
        return request == null
                ? ""
                : Addresses.allowed(request.request().path()).orElse("");
    }

    private Response broken(Throwable thrown) {
        LOG.error("Request " + requestId() + " failed", Redacted.of(thrown));
        return answer(new RecommenderException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.title()))
                .build();
    }

    private Response.ResponseBuilder answer(RecommenderException refused) {
        ProblemJson problem = ProblemJson.of(refused.code(), refused.detail(), refused.errors(), requestId());
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(ProblemJson.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.writeBytes(problem));
        retryAfter(refused).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return switch (refused.code().kind()) {
            case UNAUTHENTICATED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            // What is left of the body is not read.
            case TOO_LARGE -> answer.header("Connection", "close");
            default -> answer;
        };
    }

    /** In whole seconds, rounded up. */
    private static Optional<Long> retryAfter(RecommenderException refused) {
        return refused.retryAfter()
                .map(after -> after.plusMillis(999).toSeconds())
                .or(() -> refused.code().kind() == ErrorCode.Kind.UNAVAILABLE
                        ? Optional.of(RETRY_AFTER_SECONDS)
                        : Optional.empty());
    }

    private String requestId() {
        return RequestId.of(current.getCurrent());
    }
}
