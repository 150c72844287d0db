package narratives.app;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Keeps persons out of traces. An address such as {@code /v1/users/u-17} names one, and so may a query or the address of
 * a caller; so what a span says when it begins is masked, except for what is listed here. What it says when it ends is
 * the template of the address ({@code http.route}), the status and the size.
 */
@ApplicationScoped
class SpanRedaction implements SpanProcessor {
    static final String MASK = "-";

    /** Attributes that cannot name a person: kinds, protocols, our own address, places in the code. */
    private static final Set<String> KEPT = Set.of(
            "http.request.method",
            "http.route",
            "network.protocol.name",
            "network.protocol.version",
            "network.transport",
            "server.address",
            "server.port",
            "url.scheme",
            "rpc.method",
            "rpc.service",
            "rpc.system",
            "code.function",
            "code.function.name",
            "code.namespace");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        span.getAttributes().forEach((key, value) -> {
            if (!KEPT.contains(key.getKey())) {
                mask(span, key);
            }
        });
    }

    /** The same key with another type is another attribute, so the mask has the type of what it covers. */
    private static void mask(ReadWriteSpan span, AttributeKey<?> key) {
        switch (key.getType()) {
            case LONG -> span.setAttribute(AttributeKey.longKey(key.getKey()), 0L);
            case DOUBLE -> span.setAttribute(AttributeKey.doubleKey(key.getKey()), 0.0);
            case BOOLEAN -> span.setAttribute(AttributeKey.booleanKey(key.getKey()), false);
            default -> span.setAttribute(AttributeKey.stringKey(key.getKey()), MASK);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
