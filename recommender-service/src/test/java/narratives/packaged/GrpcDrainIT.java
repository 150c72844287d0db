package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import narratives.api.v1.GetServiceRequest;
import narratives.api.v1.RecommendRequest;
import narratives.api.v1.RecommendationRequest;
import narratives.api.v1.RecommenderServiceGrpc;
import narratives.api.v1.StreamFeedbackRequest;
import narratives.api.v1.StreamFeedbackResponse;
import org.junit.jupiter.api.Test;

/** A service that is told to end answers what it has begun. */
class GrpcDrainIT {
    private static final int CALLERS = 4;

    @Test
    void callsThatWereBegunAreAnsweredAndAStreamEndsBetweenTwoEvents() throws Exception {
        PackagedService service = PackagedService.start(PackagedService.fresh("drain"));
        ManagedChannel channel = GrpcIT.channel(service);
        AtomicInteger answered = new AtomicInteger();
        Queue<String> cutOff = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofPlatform().start(() -> callUntilRefused(channel, answered, cutOff)));
        }
        Answers<StreamFeedbackResponse> acknowledged = new Answers<>();
        StreamObserver<StreamFeedbackRequest> telling =
                RecommenderServiceGrpc.newStub(channel).streamFeedback(acknowledged);
        telling.onNext(StreamFeedbackRequest.newBuilder()
                .setEvent(GrpcIT.rating("drain-1", "demo-reader-1", 1))
                .build());
        assertThat(acknowledged.next().getStored().getReplayed()).isFalse();
        Thread.sleep(1000);

        service.terminate();

        assertThat(acknowledged.end()).isEqualTo(Status.Code.UNAVAILABLE);
        for (Thread caller : callers) {
            caller.join(TimeUnit.SECONDS.toMillis(30));
        }
        assertThat(answered.get()).isGreaterThan(CALLERS);
        assertThat(cutOff).isEmpty();
        channel.shutdownNow();
        service.close();
    }

    private static void callUntilRefused(ManagedChannel channel, AtomicInteger answered, Queue<String> cutOff) {
        RecommendRequest request = RecommendRequest.newBuilder()
                .setRequest(RecommendationRequest.newBuilder().setUserId("demo-reader-5"))
                .build();
        RecommenderServiceGrpc.RecommenderServiceBlockingStub stub = RecommenderServiceGrpc.newBlockingStub(channel);
        stub.getService(GetServiceRequest.getDefaultInstance());
        while (true) {
            try {
                stub.withDeadlineAfter(20, TimeUnit.SECONDS).recommend(request);
                answered.incrementAndGet();
            } catch (StatusRuntimeException refused) {
                if (!isTurnedAway(refused) && !nobodyListens(refused)) {
                    cutOff.add(refused.getStatus() + " " + refused.getCause());
                }
                return;
            }
        }
    }

    /** Told, before anything was begun, to go elsewhere. */
    private static boolean isTurnedAway(StatusRuntimeException refused) {
        return refused.getStatus().getCode() == Status.Code.UNAVAILABLE
                && refused.getTrailers() != null
                && GrpcIT.detail(refused, ErrorInfo.class).getReason().equals("NOT_READY");
    }

    /** Refused because there is no server any more; nothing had been begun. */
    private static boolean nobodyListens(StatusRuntimeException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
