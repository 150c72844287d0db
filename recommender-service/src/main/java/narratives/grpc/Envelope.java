package narratives.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes down what comes with a call beside its message, and names the call in the answer. */
@ApplicationScoped
@GlobalInterceptor
class Envelope implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Exchange exchange = Exchange.of(
                Optional.ofNullable(headers.get(AUTHORIZATION)), Optional.ofNullable(headers.get(REQUEST_ID)));
        ServerCall<Q, A> named = named(call, exchange);
        return SingleMessage.of(
                named,
                exchange,
                Contexts.interceptCall(Context.current().withValue(Exchange.KEY, exchange), named, headers, next));
    }

    private static <Q, A> ServerCall<Q, A> named(ServerCall<Q, A> call, Exchange exchange) {
        return new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata headers) {
                headers.put(REQUEST_ID, exchange.requestId());
                super.sendHeaders(headers);
            }
        };
    }
}
