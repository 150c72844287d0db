package narratives.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/** Takes down what comes with a call beside its message, and names the call in the answer. */
@ApplicationScoped
@GlobalInterceptor
class Envelope implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    private final Drain drain;

    Envelope(Drain drain) {
        this.drain = drain;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Exchange exchange = Exchange.of(
                Optional.ofNullable(headers.get(AUTHORIZATION)), Optional.ofNullable(headers.get(REQUEST_ID)));
        if (!drain.begin()) {
            return refused(call, exchange);
        }
        ServerCall<Q, A> named = named(call, exchange);
        ServerCall.Listener<Q> listener =
                Contexts.interceptCall(Context.current().withValue(Exchange.KEY, exchange), named, headers, next);
        return counted(SingleMessage.of(named, exchange, listener));
    }

    private static <Q> ServerCall.Listener<Q> refused(ServerCall<Q, ?> call, Exchange exchange) {
        Refusals.close(
                call,
                new RecommenderException(ErrorCode.NOT_READY, "The service is ending; try again elsewhere."),
                exchange.requestId());
        return new ServerCall.Listener<>() {};
    }

    /** Each call ends exactly once, completed or cancelled. */
    private <Q> ServerCall.Listener<Q> counted(ServerCall.Listener<Q> listener) {
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onComplete() {
                drain.end();
                super.onComplete();
            }

            @Override
            public void onCancel() {
                drain.end();
                super.onCancel();
            }
        };
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
