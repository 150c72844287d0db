package narratives.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import narratives.contract.Identifier;
import org.jspecify.annotations.Nullable;

/** The name of one request: the client's, if it gave a proper one, else ours. */
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "narratives.request-id";

    private RequestId() {}

    static String of(@Nullable RoutingContext request) {
        String known = request == null ? null : request.get(KEY);
        return known == null ? UUID.randomUUID().toString() : known;
    }

    /** Names a request, before anything else happens to it. One that begins again at another address keeps its name. */
    static void name(RoutingContext request) {
        String before = request.get(KEY);
        String name = before == null ? chosen(request.request().getHeader(HEADER)) : before;
        request.put(KEY, name);
        request.response().putHeader(HEADER, name);
    }

    private static String chosen(@Nullable String given) {
        return given != null && Identifier.accepts(given)
                ? given
                : UUID.randomUUID().toString();
    }
}
