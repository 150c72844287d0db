package narratives.packaged;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import narratives.api.v1.Feedback;
import narratives.api.v1.FeedbackType;
import narratives.api.v1.GiveFeedbackInBulkRequest;
import narratives.api.v1.GiveFeedbackRequest;
import narratives.api.v1.RecommendRequest;
import narratives.api.v1.RecommendationRequest;
import narratives.api.v1.RecommenderServiceGrpc;
import narratives.api.v1.StreamFeedbackRequest;
import narratives.api.v1.StreamFeedbackResponse;

/**
 * The same calls over both wires, each with the client that most programs in Java would use: java.net.http over HTTP/1.1,
 * with its pool of connections, and grpc-java with one channel. An answer that is not the one expected is an exception.
 */
final class WireCallers implements AutoCloseable {
    /** Events of a batch, and of a stream or an import. */
    static final int BATCH = 100;

    static final int STREAM = 1000;

    private static final int PEOPLE = 100;
    private static final int NARRATIVES = 100;
    private static final int COUNT = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final ManagedChannel channel;
    private final RecommenderServiceGrpc.RecommenderServiceBlockingStub stub;

    WireCallers(int port, int grpcPort) {
        address = "http://127.0.0.1:" + port;
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", grpcPort)
                .usePlaintext()
                .build();
        stub = RecommenderServiceGrpc.newBlockingStub(channel);
    }

    void restList(long number) throws Exception {
        post(
                "/v1/recommendations",
                "application/json",
                "{\"userId\":\"" + person(number) + "\",\"count\":" + COUNT + "}");
    }

    void grpcList(long number) {
        require(stub.recommend(RecommendRequest.newBuilder()
                                .setRequest(RecommendationRequest.newBuilder()
                                        .setUserId(person(number))
                                        .setCount(COUNT))
                                .build())
                        .getRecommendation()
                        .getItemsCount()
                == COUNT);
    }

    void restEvent(long number) throws Exception {
        post("/v1/feedback", "application/json", json(number, 0));
    }

    void grpcEvent(long number) {
        stub.giveFeedback(
                GiveFeedbackRequest.newBuilder().setEvent(event(number, 0)).build());
    }

    void restBatch(long number) throws Exception {
        String events = IntStream.range(0, BATCH).mapToObj(i -> json(number, i)).collect(Collectors.joining(","));
        post("/v1/feedback:batchCreate", "application/json", "{\"events\":[" + events + "]}");
    }

    void grpcBatch(long number) {
        GiveFeedbackInBulkRequest.Builder batch = GiveFeedbackInBulkRequest.newBuilder();
        IntStream.range(0, BATCH).forEach(i -> batch.addEvents(event(number, i)));
        require(stub.giveFeedbackInBulk(batch.build()).getAccepted() == BATCH);
    }

    /** Over HTTP there is no stream; this is the call that takes as much. It answers once, at the end. */
    void restImport(long number) throws Exception {
        String events =
                IntStream.range(0, STREAM).mapToObj(i -> json(number, i)).collect(Collectors.joining("\n"));
        post("/v1/feedback:import", "application/x-ndjson", events);
    }

    /** Each event is answered. */
    void grpcStream(long number) throws Exception {
        Answers<StreamFeedbackResponse> answers = new Answers<>();
        StreamObserver<StreamFeedbackRequest> stream =
                RecommenderServiceGrpc.newStub(channel).streamFeedback(answers);
        for (int i = 0; i < STREAM; i++) {
            stream.onNext(StreamFeedbackRequest.newBuilder()
                    .setEvent(event(number, i))
                    .build());
        }
        stream.onCompleted();
        for (int i = 0; i < STREAM; i++) {
            require(answers.next().hasStored());
        }
        require(answers.end() == Status.Code.OK);
    }

    private void post(String path, String type, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        require(answer.statusCode() / 100 == 2);
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("an answer is not the one expected");
        }
    }

    private static String person(long number) {
        return "demo-reader-" + (1 + number % PEOPLE);
    }

    private static String narrative(long number, int place) {
        return String.format("n-%03d", 1 + (number + place) % NARRATIVES);
    }

    private static String json(long number, int place) {
        return "{\"eventId\":\"wires-" + number + "-" + place + "\",\"type\":\"rating\",\"userId\":\""
                + person(number + place) + "\",\"narrativeId\":\"" + narrative(number, place)
                + "\",\"ratings\":{\"hopefulness\":1}}";
    }

    private static Feedback event(long number, int place) {
        return Feedback.newBuilder()
                .setEventId("wires-" + number + "-" + place)
                .setType(FeedbackType.FEEDBACK_TYPE_RATING)
                .setUserId(person(number + place))
                .setNarrativeId(narrative(number, place))
                .putRatings("hopefulness", 1)
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        http.close();
    }
}
