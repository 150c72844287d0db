package narratives.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.json.Json;
import org.jspecify.annotations.Nullable;

/** What every request meets before it has an address: it gets a name, and a body that says it is too large is refused. */
@ApplicationScoped
class Gate {
    /** Before Quarkus looks at the size of the body, which it would refuse without a document. */
    private static final int FIRST = 1000;

    private static final int BEFORE_ALL = Integer.MIN_VALUE;

    private static final Pattern COLON = Pattern.compile("%3[Aa]");

    void install(@Observes Filters filters) {
        filters.register(Gate::pass, FIRST);
    }

    /** What fails before it reaches a resource. */
    void install(@Observes Router router) {
        for (int status : new int[] {400, 404, 405, 406, 413, 415}) {
            router.errorHandler(status, request -> refuse(request, status));
        }
        // Before the handler of Quarkus, which has a form of its own.
        router.route().order(BEFORE_ALL).failureHandler(Gate::failed);
    }

    /** What the router itself refuses, such as a request of a version of HTTP that there is not. */
    private static void failed(RoutingContext request) {
        if (request.statusCode() == 400) {
            RequestId.name(request);
            refuse(request, request.statusCode());
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request, int status) {
        ErrorCode code = Statuses.general(status).orElse(ErrorCode.INVALID_REQUEST);
        refuse(request, new RecommenderException(code, code.title()));
    }

    private static void pass(RoutingContext request) {
        RequestId.name(request);
        String uri = request.request().uri();
        String plain = plain(uri);
        if (!plain.equals(uri)) {
            request.reroute(plain);
            return;
        }
        long limit = BodyLimits.of(request.request().path());
        if (length(request.request().getHeader("Content-Length")) > limit) {
            refuse(request, BodyLimits.exceeded(limit));
        } else {
            request.next();
        }
    }

    /** A colon may be written as it is or in code; no id holds one, so it can only be that of a custom method. */
    private static String plain(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return COLON.matcher(path).replaceAll(":") + uri.substring(path.length());
    }

    /** A length that is none is left to the server. */
    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static void refuse(RoutingContext request, RecommenderException refused) {
        if (request.response().headWritten()) {
            return;
        }
        ProblemJson problem = ProblemJson.of(refused.code(), refused.detail(), List.of(), RequestId.of(request));
        boolean close = refused.code() == ErrorCode.BODY_TOO_LARGE;
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemJson.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Connection", close ? "close" : "keep-alive")
                .end(Json.write(problem));
    }
}
