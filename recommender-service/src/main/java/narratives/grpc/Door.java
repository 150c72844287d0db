package narratives.grpc;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import narratives.access.Admitted;
import narratives.access.Call;
import narratives.access.Caller;
import narratives.access.Gatekeeper;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/** The way of every call: let in first, then looked at, then answered; and refused in one way. */
@ApplicationScoped
class Door {
    private final Gatekeeper gatekeeper;
    private final CallThreads threads;

    Door(Gatekeeper gatekeeper, CallThreads threads) {
        this.gatekeeper = gatekeeper;
        this.threads = threads;
    }

    Admitted admit(Call call) {
        return gatekeeper.admit(call, Exchange.current().authorization());
    }

    /** One message, one answer. */
    <A> void answer(Call call, Message request, StreamObserver<A> observer, Function<Caller, A> work) {
        answerAdmitted(call, request, observer, admitted -> work.apply(admitted.caller()));
    }

    /** The same, where more is needed of the caller than who it is. */
    <A> void answerAdmitted(Call call, Message request, StreamObserver<A> observer, Function<Admitted, A> work) {
        listen(observer);
        threads.execute(() -> answerNow(call, request, observer, work));
    }

    /** From now on an answer to somebody who is gone is lost in silence, as it should be; else it would be an error. */
    static void listen(StreamObserver<?> observer) {
        ((ServerCallStreamObserver<?>) observer).setOnCancelHandler(() -> {});
    }

    private <A> void answerNow(Call call, Message request, StreamObserver<A> observer, Function<Admitted, A> work) {
        String requestId = Exchange.current().requestId();
        try {
            Admitted admitted = admit(call);
            requireRoom(admitted, request);
            Legible.require(request);
            Soundness.require(request);
            A answer = work.apply(admitted);
            if (!Context.current().isCancelled()) {
                observer.onNext(answer);
                observer.onCompleted();
            }
        } catch (RuntimeException refused) {
            observer.onError(Refusals.of(refused, requestId));
        }
    }

    /** @throws RecommenderException if the message is larger than the largest that is taken from this caller */
    static void requireRoom(Admitted admitted, Message message) {
        if (message.getSerializedSize() > admitted.maxBodyBytes()) {
            throw new RecommenderException(
                    ErrorCode.BODY_TOO_LARGE, "At most " + admitted.maxBodyBytes() + " bytes are taken with this key.");
        }
    }
}
