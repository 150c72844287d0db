package narratives.grpc;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import narratives.access.Call;
import narratives.access.Caller;
import narratives.access.Gatekeeper;

/** The way of every call: let in first, then looked at, then answered; and refused in one way. */
@ApplicationScoped
class Door {
    private final Gatekeeper gatekeeper;

    Door(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    Caller admit(Call call) {
        return gatekeeper.admit(call, Exchange.current().authorization()).caller();
    }

    /** One message, one answer. */
    <A> void answer(Call call, Message request, StreamObserver<A> observer, Function<Caller, A> work) {
        String requestId = Exchange.current().requestId();
        try {
            Caller caller = admit(call);
            Legible.require(request);
            Soundness.require(request);
            A answer = work.apply(caller);
            if (!Context.current().isCancelled()) {
                observer.onNext(answer);
                observer.onCompleted();
            }
        } catch (RuntimeException refused) {
            observer.onError(Refusals.of(refused, requestId));
        }
    }
}
