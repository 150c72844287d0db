package narratives.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import narratives.calls.Query;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/** What every call asks of a request: a body within its limit, and no query parameter that it does not know. */
@Provider
class RequestCheck implements ContainerRequestFilter, ContainerResponseFilter {
    private final ResourceInfo resource;
    private final Map<Method, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    RequestCheck(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        request.setEntityStream(new LimitedBody(request.getEntityStream(), BodyLimits.of(path)));
        checkQuery(request, resource.getResourceMethod());
    }

    /** What is not said to be kept anywhere is kept nowhere. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private void checkQuery(ContainerRequestContext request, @Nullable Method call) {
        if (call == null) {
            return;
        }
        Optional<Set<String>> names = known.computeIfAbsent(call, RequestCheck::names);
        if (names.isEmpty()) {
            return;
        }
        List<FieldError> errors = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!names.get().contains(name)) {
                errors.add(Query.unknown(name));
            } else if (values.size() > 1) {
                errors.add(new FieldError(name, FieldError.DUPLICATE, "Must be given once."));
            }
        });
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
    }

    /** The parameters of a call; empty if it looks at them itself. */
    private static Optional<Set<String>> names(Method call) {
        if (call.isAnnotationPresent(OpenQuery.class)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(call.getParameters())
                .map(RequestCheck::name)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<String> name(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
