package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import com.google.rpc.RequestInfo;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import narratives.api.v1.Feedback;
import narratives.api.v1.FeedbackType;
import narratives.api.v1.GetNarrativeRequest;
import narratives.api.v1.GiveFeedbackInBulkRequest;
import narratives.api.v1.ImportFeedbackResponse;
import narratives.api.v1.ImportNarrativesRequest;
import narratives.api.v1.ImportNarrativesResponse;
import narratives.api.v1.Narrative;
import narratives.api.v1.PutNarrativeRequest;
import narratives.api.v1.RecommendRequest;
import narratives.api.v1.RecommendResponse;
import narratives.api.v1.RecommendationRequest;
import narratives.api.v1.RecommenderServiceGrpc;
import narratives.api.v1.StreamFeedbackRequest;
import narratives.api.v1.StreamFeedbackResponse;
import narratives.api.v1.StreamNarrativesRequest;
import narratives.api.v1.StreamNarrativesResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What gRPC has and HTTP has not: streams, deadlines, cancellation, health, reflection, limits of its own. */
class GrpcIT {
    private static final PackagedService SERVICE = PackagedService.shared();
    private static final ManagedChannel CHANNEL = channel(SERVICE);

    static ManagedChannel channel(PackagedService service) {
        return ManagedChannelBuilder.forAddress("127.0.0.1", service.grpcPort())
                .usePlaintext()
                .build();
    }

    @AfterAll
    static void close() {
        CHANNEL.shutdownNow();
    }

    private static RecommenderServiceGrpc.RecommenderServiceBlockingStub stub() {
        return RecommenderServiceGrpc.newBlockingStub(CHANNEL).withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    private static RecommenderServiceGrpc.RecommenderServiceStub asynchronous() {
        return RecommenderServiceGrpc.newStub(CHANNEL).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    @Test
    void healthIsToldByServiceAndForTheWhole() {
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(CHANNEL);

        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(health.check(HealthCheckRequest.newBuilder()
                                .setService(RecommenderServiceGrpc.SERVICE_NAME)
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void reflectionListsTheService() throws InterruptedException {
        Answers<ServerReflectionResponse> answers = new Answers<>();
        StreamObserver<ServerReflectionRequest> asking =
                ServerReflectionGrpc.newStub(CHANNEL).serverReflectionInfo(answers);

        asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(answers.next().getListServicesResponse().getServiceList())
                .extracting(service -> service.getName())
                .contains(RecommenderServiceGrpc.SERVICE_NAME);
        asking.onCompleted();
    }

    @Test
    void aDeadlineBoundsHowLongAListIsWaitedFor() {
        RecommendRequest request = RecommendRequest.newBuilder()
                .setRequest(RecommendationRequest.newBuilder()
                        .setUserId("demo-reader-2")
                        .setMinLogPosition("999-999-999"))
                .build();

        // The service by itself would wait for a second.
        RecommendResponse answer = RecommenderServiceGrpc.newBlockingStub(CHANNEL)
                .withDeadlineAfter(700, TimeUnit.MILLISECONDS)
                .recommend(request);

        assertThat(answer.getRecommendation().getServedBy().getReason()).isEqualTo("log-position-not-reached");
    }

    @Test
    void aCallEndsWithItsDeadline() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        StreamObserver<ImportFeedbackResponse> observer = new StreamObserver<>() {
            @Override
            public void onNext(ImportFeedbackResponse answer) {}

            @Override
            public void onError(Throwable thrown) {
                end.set(thrown);
                ended.countDown();
            }

            @Override
            public void onCompleted() {
                ended.countDown();
            }
        };

        // An import that is never completed.
        asynchronous().withDeadlineAfter(200, TimeUnit.MILLISECONDS).importFeedback(observer);

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Status.fromThrowable(end.get()).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void aRefusalHasItsReasonAndTheNameOfTheRequest() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER), "q-17");

        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                        .getNarrative(GetNarrativeRequest.newBuilder()
                                .setNarrativeId("nothing")
                                .build()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(detail(refused, ErrorInfo.class).getReason()).isEqualTo("NARRATIVE_UNKNOWN");
        assertThat(detail(refused, RequestInfo.class).getRequestId()).isEqualTo("q-17");
    }

    @Test
    void aMessageThatIsTooLargeIsRefused() {
        Narrative large = Narrative.newBuilder()
                .setNarrativeId("n-large")
                .setSummary("x".repeat(2 << 20))
                .build();

        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub().putNarrative(PutNarrativeRequest.newBuilder()
                        .setNarrative(large)
                        .build()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aBatchAsLargeAsOverHttpIsTaken() {
        GiveFeedbackInBulkRequest.Builder batch = GiveFeedbackInBulkRequest.newBuilder();
        for (int i = 0; i < 500; i++) {
            batch.addEvents(rating("bulk-" + i + "x".repeat(200), "demo-reader-3", 1));
        }

        assertThat(stub().giveFeedbackInBulk(batch.build()).getAccepted()).isEqualTo(500);
    }

    @Test
    void narrativesAreStreamedToTheLastOne() {
        Iterator<StreamNarrativesResponse> narratives =
                stub().streamNarratives(StreamNarrativesRequest.getDefaultInstance());

        List<String> ids = new ArrayList<>();
        narratives.forEachRemaining(one -> ids.add(one.getNarrative().getNarrativeId()));

        assertThat(ids).hasSizeGreaterThanOrEqualTo(140).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aStreamThatNobodyReadsAnyMoreEnds() throws InterruptedException {
        AtomicReference<Status> closed = new AtomicReference<>();
        ClientCall<StreamNarrativesRequest, StreamNarrativesResponse> call =
                CHANNEL.newCall(RecommenderServiceGrpc.getStreamNarrativesMethod(), CallOptions.DEFAULT);
        BlockingQueue<StreamNarrativesResponse> got = new LinkedBlockingQueue<>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(StreamNarrativesResponse message) {
                        got.add(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        closed.set(status);
                    }
                },
                new Metadata());
        call.sendMessage(StreamNarrativesRequest.getDefaultInstance());
        call.halfClose();
        call.request(1);
        got.poll(10, TimeUnit.SECONDS);

        call.cancel("enough", null);

        assertThat(stub().getNarrative(GetNarrativeRequest.newBuilder()
                                .setNarrativeId("n-001")
                                .build())
                        .getNarrative()
                        .getNarrativeId())
                .isEqualTo("n-001");
    }

    @Test
    void eventsOfAStreamAreAnsweredInTheirOrderAndAWrongOneAlone() throws InterruptedException {
        Answers<StreamFeedbackResponse> answers = new Answers<>();
        StreamObserver<StreamFeedbackRequest> telling = asynchronous().streamFeedback(answers);

        int events = 1000;
        for (int i = 0; i < events; i++) {
            telling.onNext(StreamFeedbackRequest.newBuilder()
                    .setEvent(rating("stream-" + i, "demo-reader-4", i == 500 ? 7 : 1))
                    .build());
        }
        telling.onCompleted();

        for (int i = 0; i < events; i++) {
            StreamFeedbackResponse answer = answers.next();
            assertThat(answer.getEventId()).isEqualTo("stream-" + i);
            assertThat(answer.hasStored()).isEqualTo(i != 500);
            if (i == 500) {
                assertThat(answer.getRefused().getCode()).isEqualTo("INVALID_REQUEST");
                assertThat(answer.getRefused().getErrors(0).getField()).isEqualTo("ratings.hopefulness");
            }
        }
        assertThat(answers.end()).isEqualTo(Status.Code.OK);
        Answers<StreamFeedbackResponse> again = new Answers<>();
        StreamObserver<StreamFeedbackRequest> repeating = asynchronous().streamFeedback(again);
        repeating.onNext(StreamFeedbackRequest.newBuilder()
                .setEvent(rating("stream-0", "demo-reader-4", 1))
                .build());
        assertThat(again.next().getStored().getReplayed()).isTrue();
        repeating.onCompleted();
    }

    @Test
    void anImportTellsOfEveryMessage() throws InterruptedException {
        Answers<ImportNarrativesResponse> answers = new Answers<>();
        StreamObserver<ImportNarrativesRequest> sending = asynchronous().importNarratives(answers);

        for (int i = 1; i <= 1200; i++) {
            sending.onNext(ImportNarrativesRequest.newBuilder()
                    .setNarrative(Narrative.newBuilder()
                            .setNarrativeId(i % 400 == 0 ? "not an id" : "imported-" + i)
                            .setStatus(narratives.api.v1.Status.STATUS_DRAFT))
                    .build());
        }
        sending.onCompleted();

        ImportNarrativesResponse answer = answers.next();
        assertThat(answer.getImport().getAccepted()).isEqualTo(1197);
        assertThat(answer.getImport().getRejectedList())
                .extracting(line -> line.getLine())
                .containsExactly(400L, 800L, 1200L);
    }

    static Feedback rating(String event, String user, double hopefulness) {
        return Feedback.newBuilder()
                .setEventId(event)
                .setType(FeedbackType.FEEDBACK_TYPE_RATING)
                .setUserId(user)
                .setNarrativeId("n-002")
                .putRatings("hopefulness", hopefulness)
                .build();
    }

    static <T extends com.google.protobuf.Message> T detail(StatusRuntimeException refused, Class<T> type) {
        com.google.rpc.Status status = StatusProto.fromThrowable(refused);
        assertThat(status).isNotNull();
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(type))
                .findFirst()
                .map(detail -> {
                    try {
                        return detail.unpack(type);
                    } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .orElseThrow();
    }
}
