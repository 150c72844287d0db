package narratives.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ServerCall;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/** A call that takes one message gets one. grpc-java by itself would call none, or a second one, an error of ours. */
final class SingleMessage<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private final Exchange exchange;
    private int messages;

    private SingleMessage(ServerCall<Q, ?> call, Exchange exchange, ServerCall.Listener<Q> listener) {
        super(listener);
        this.call = call;
        this.exchange = exchange;
    }

    /** Looks at what comes in, unless the call takes a stream. */
    static <Q> ServerCall.Listener<Q> of(ServerCall<Q, ?> call, Exchange exchange, ServerCall.Listener<Q> listener) {
        return call.getMethodDescriptor().getType().clientSendsOneMessage()
                ? new SingleMessage<>(call, exchange, listener)
                : listener;
    }

    @Override
    public void onMessage(Q message) {
        messages++;
        if (messages == 1) {
            super.onMessage(message);
        } else if (messages == 2) {
            refuse("This call takes one message; there were more.");
        }
    }

    @Override
    public void onHalfClose() {
        if (messages == 0) {
            refuse("This call takes one message; there was none.");
        } else if (messages == 1) {
            super.onHalfClose();
        }
    }

    private void refuse(String detail) {
        Refusals.close(call, new RecommenderException(ErrorCode.MALFORMED_BODY, detail), exchange.requestId());
    }
}
