package narratives.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import narratives.api.v1.StreamFeedbackRequest;
import narratives.api.v1.StreamFeedbackResponse;
import narratives.calls.Calls;
import narratives.calls.FeedbackCalls;

/** The feedback streams that are open, so that an ending service can end them between two events. */
@ApplicationScoped
class FeedbackStreams {
    private final Door door;
    private final FeedbackCalls calls;
    private final ExecutorService executor;
    private final Set<FeedbackStream> open = ConcurrentHashMap.newKeySet();

    FeedbackStreams(Door door, Calls calls, @VirtualThreads ExecutorService executor) {
        this.door = door;
        this.calls = calls.feedback();
        this.executor = executor;
    }

    StreamObserver<StreamFeedbackRequest> open(ServerCallStreamObserver<StreamFeedbackResponse> observer) {
        FeedbackStream stream = new FeedbackStream(door, calls, observer);
        open.add(stream);
        stream.begin(executor, () -> open.remove(stream));
        return stream;
    }

    void end(@Observes ShutdownEvent event) {
        open.forEach(FeedbackStream::end);
    }
}
