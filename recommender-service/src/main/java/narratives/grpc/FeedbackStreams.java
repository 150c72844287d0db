package narratives.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import narratives.api.v1.StreamFeedbackRequest;
import narratives.api.v1.StreamFeedbackResponse;
import narratives.calls.Calls;
import narratives.calls.FeedbackCalls;

/** The feedback streams that are open, so that an ending service can end them between two events. */
@ApplicationScoped
class FeedbackStreams {
    private final Door door;
    private final FeedbackCalls calls;
    private final CallThreads threads;
    private final Set<FeedbackStream> open = ConcurrentHashMap.newKeySet();

    FeedbackStreams(Door door, Calls calls, CallThreads threads) {
        this.door = door;
        this.calls = calls.feedback();
        this.threads = threads;
    }

    StreamObserver<StreamFeedbackRequest> open(ServerCallStreamObserver<StreamFeedbackResponse> observer) {
        FeedbackStream stream = new FeedbackStream(door, calls, observer);
        open.add(stream);
        stream.begin(threads, () -> open.remove(stream));
        return stream;
    }

    void end(@Observes @Priority(Drain.FIRST) ShutdownEvent event) {
        open.forEach(FeedbackStream::end);
    }
}
