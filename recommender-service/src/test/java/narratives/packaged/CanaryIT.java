package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Status;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import narratives.api.v1.DeleteUserRequest;
import narratives.api.v1.Feedback;
import narratives.api.v1.FeedbackType;
import narratives.api.v1.GetUserRequest;
import narratives.api.v1.GiveFeedbackRequest;
import narratives.api.v1.PutUserRequest;
import narratives.api.v1.RecommendRequest;
import narratives.api.v1.RecommendationRequest;
import narratives.api.v1.RecommenderServiceGrpc;
import narratives.api.v1.User;
import narratives.api.v1.WhyNotRequest;
import narratives.deployed.SpanReceiver;
import org.junit.jupiter.api.Test;

/**
 * A whole life of the service in which everything that people could be recognised by is a canary: ids, event ids, answers of
 * profiles, titles. They come back to whoever sent them and are in the database; they are in no line of any log, in no
 * meter, in no span and in no refusal.
 */
class CanaryIT {
    private static final String CANARY = "canary-c0ffee";

    private final List<String> refusals = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @Test
    void nobodyCanBeRecognisedByWhatTheServiceTellsOfItself() throws Exception {
        try (SpanReceiver spans = SpanReceiver.start()) {
            Path data = PackagedService.fresh("canary");
            PackagedService service = PackagedService.start(
                    List.of(
                            "-Dquarkus.otel.sdk.disabled=false",
                            "-Dquarkus.otel.exporter.otlp.endpoint=" + spans.address(),
                            "-Dquarkus.otel.exporter.otlp.protocol=http/protobuf",
                            "-Dquarkus.log.category.\"narratives\".level=DEBUG"),
                    data,
                    "--no-demo");
            String metrics;
            try (service) {
                live(service);
                overGrpc(service);
                poison(service, data);
                locked(service, data);
                eraseAndComeBack(service);
                metrics = service.request().get("/q/metrics").asString();
            }

            // What is looked for can be found, and where it is looked for there is something.
            assertThat(answers).filteredOn(answer -> answer.contains(CANARY)).hasSizeGreaterThan(5);
            assertThat(refusals).hasSizeGreaterThan(15).noneMatch(refusal -> refusal.contains(CANARY));
            assertThat(metrics)
                    .contains("http_server_requests", "recommender_people")
                    .doesNotContain(CANARY);
            assertThat(spans.received())
                    .contains("/v1/users/{userId}", "DeleteUser")
                    .doesNotContain(CANARY);
            assertThat(service.printed())
                    .contains("is set aside on every replica", "The store refused a statement of ours")
                    .doesNotContain(CANARY);
            assertThat(logOfTheDatabase(data)).isNotEmpty().doesNotContain(CANARY);
        }
    }

    private void send(PackagedService service, String method, String address, String body) {
        Response response = service.request()
                .urlEncodingEnabled(false)
                .contentType(address.contains(":import") ? "application/x-ndjson" : "application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, address);
        if (response.statusCode() >= 400) {
            refusals.add(response.asString() + response.headers());
        } else {
            answers.add(response.asString());
        }
    }

    private static String event(String id, String rest) {
        return "{\"eventId\": \"" + CANARY + id + "\", \"userId\": \"" + CANARY + "\", " + rest + "}";
    }

    private void live(PackagedService service) {
        String person = "/v1/users/" + CANARY;
        send(service, "PUT", "/v1/narratives/n-1", "{\"title\": \"" + CANARY + "\", \"contentWarnings\": []}");
        send(service, "PUT", "/v1/narratives/n-2", "{\"summary\": \"" + CANARY + "\", \"contentWarnings\": []}");
        send(service, "PUT", person, "{\"profile\": {\"nick\": \"" + CANARY + "\"}}");
        send(service, "PUT", person, "{\"profile\": {\"" + CANARY + "!\": \"x\"}, \"other\": 1}");
        send(service, "PUT", person, "{\"profile\": {\"" + CANARY + "!\": \"x\"}}");
        send(service, "PUT", person + "x", "{\"userId\": \"" + CANARY + "\"}");
        send(service, "PUT", person + "%20", "{}");
        send(service, "GET", person + "-unknown", "");
        send(service, "GET", person + "-unknown:export", "");
        send(service, "DELETE", person + "-unknown", "");
        String rating = "\"type\": \"rating\", \"narrativeId\": \"n-1\", \"ratings\": {\"hopefulness\": %s}";
        send(service, "POST", "/v1/feedback", event("-1", rating.formatted(2)));
        send(service, "POST", "/v1/feedback", event("-1", rating.formatted(1)));
        send(service, "POST", "/v1/feedback", event("-2", rating.formatted(9)));
        send(service, "POST", "/v1/feedback", event("-3", "\"type\": \"" + CANARY + "\""));
        send(service, "POST", "/v1/feedback", event("-4", "\"type\": \"retract\", \"retracts\": \"" + CANARY + "\""));
        send(service, "POST", "/v1/feedback", event("-5", "\"type\": \"view\", \"narrativeId\": \"" + CANARY + "\""));
        send(
                service,
                "POST",
                "/v1/feedback:batchCreate",
                "{\"events\": [" + event("-6", rating.formatted(2)) + ", " + event("-1", rating.formatted(0)) + "]}");
        send(
                service,
                "POST",
                "/v1/feedback:import",
                event("-7", rating.formatted(2)) + "\n{\"userId\": \"" + CANARY + "\", \n"
                        + event("-8", rating.formatted(7)) + "\n" + event("-1", rating.formatted(0)) + "\n");
        send(service, "POST", "/v1/recommendations", "{\"userId\": \"" + CANARY + "\", \"explain\": true}");
        send(
                service,
                "POST",
                "/v1/recommendations",
                "{\"userId\": \"" + CANARY + "\", \"pageToken\": \"" + CANARY + "\"}");
        send(service, "POST", "/v1/recommendations", "{\"profile\": {\"nick\": \"" + CANARY + "\"}}");
        send(
                service,
                "POST",
                "/v1/recommendations:whyNot",
                "{\"userId\": \"" + CANARY + "\", \"narrativeId\": \"" + CANARY + "\"}");
        send(service, "GET", "/v1/recommendations/" + CANARY, "");
        send(service, "GET", "/v1/operations/" + CANARY, "");
        send(service, "POST", "/v1/tokens", "{\"userId\": \"" + CANARY + " \"}");
        packs(service);
        send(service, "GET", "/v1/users/" + CANARY, "");
        send(service, "GET", "/v1/users/" + CANARY + ":export", "");
    }

    private void packs(PackagedService service) {
        String edit = "{\"title\": \"" + CANARY + "\", \"items\": [{\"narrativeId\": \"n-1\", \"note\": \"" + CANARY
                + "\"}, {\"narrativeId\": \"%s\"}]}";
        String id = service.request()
                .body("{\"purpose\": \"stuck\", \"userId\": \"" + CANARY + "\"}")
                .post("/v1/packs")
                .path("packId");
        send(service, "POST", "/v1/packs", "{\"purpose\": \"" + CANARY + "\", \"userId\": \"" + CANARY + "\"}");
        send(service, "PUT", "/v1/packs/" + id, edit.formatted("n-2"));
        send(service, "PUT", "/v1/packs/" + id, edit.formatted(CANARY));
        send(service, "POST", "/v1/packs/" + id + ":share", "{}");
        send(service, "POST", "/v1/packs/" + id + ":freeze", "");
        send(service, "POST", "/v1/packs/" + id + ":share", "{}");
        send(service, "GET", "/v1/packs?userId=" + CANARY, "");
        send(service, "GET", "/v1/packs/" + CANARY, "");
        send(service, "GET", "/v1/shared-packs/" + CANARY, "");
        send(service, "GET", "/v1/shared-packs/" + CANARY + "/narratives/" + CANARY, "");
    }

    private void overGrpc(PackagedService service) throws Exception {
        ManagedChannel channel = GrpcIT.channel(service);
        try {
            String other = CANARY + "-grpc";
            call(
                    channel,
                    RecommenderServiceGrpc.getPutUserMethod(),
                    PutUserRequest.newBuilder()
                            .setUser(User.newBuilder().setUserId(other))
                            .build());
            call(
                    channel,
                    RecommenderServiceGrpc.getGetUserMethod(),
                    GetUserRequest.newBuilder().setUserId(other + "-unknown").build());
            call(
                    channel,
                    RecommenderServiceGrpc.getGetUserMethod(),
                    GetUserRequest.newBuilder().setUserId(other + " ").build());
            call(
                    channel,
                    RecommenderServiceGrpc.getGiveFeedbackMethod(),
                    GiveFeedbackRequest.newBuilder()
                            .setEvent(Feedback.newBuilder()
                                    .setEventId(other)
                                    .setUserId(other)
                                    .setType(FeedbackType.FEEDBACK_TYPE_VIEW)
                                    .setNarrativeId(other))
                            .build());
            call(
                    channel,
                    RecommenderServiceGrpc.getRecommendMethod(),
                    RecommendRequest.newBuilder()
                            .setRequest(RecommendationRequest.newBuilder().setUserId(other))
                            .build());
            call(
                    channel,
                    RecommenderServiceGrpc.getWhyNotMethod(),
                    WhyNotRequest.newBuilder().setNarrativeId(other).build());
            DeleteUserRequest deletion =
                    DeleteUserRequest.newBuilder().setUserId(other).build();
            call(channel, RecommenderServiceGrpc.getDeleteUserMethod(), deletion);
            call(
                    channel,
                    RecommenderServiceGrpc.getDeleteUserMethod(),
                    DeleteUserRequest.newBuilder().setUserId(other + "-unknown").build());
        } finally {
            channel.shutdownNow();
        }
    }

    private <Q, A extends com.google.protobuf.Message> void call(
            ManagedChannel channel, io.grpc.MethodDescriptor<Q, A> method, Q request) throws Exception {
        try {
            answers.add(JsonFormat.printer()
                    .print(ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request)));
        } catch (StatusRuntimeException refused) {
            Status status = StatusProto.fromThrowable(refused);
            refusals.add(String.valueOf(status) + refused.getTrailers());
        }
    }

    /** An entry of the log that cannot be read, and is about a canary. */
    private static void poison(PackagedService service, Path data) throws Exception {
        sql(
                data,
                "INSERT INTO log_entry (tenant, kind, narrative_id, payload) VALUES ('default', 2, '" + CANARY
                        + "', '{\"narrativeId\": [\"" + CANARY + "\"]}')");
        for (int turn = 0; !service.printed().contains("is set aside on every replica"); turn++) {
            assertThat(turn).isLessThan(300);
            Thread.sleep(100);
        }
    }

    /** The database cannot be asked in time, and then refuses what it is asked for. */
    private void locked(PackagedService service, Path data) throws Exception {
        try (Connection owner = owner(data);
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE person, idempotency IN ACCESS EXCLUSIVE MODE");
            send(service, "PUT", "/v1/users/" + CANARY, "{}");
            send(service, "POST", "/v1/feedback", event("-9", "\"type\": \"view\", \"narrativeId\": \"n-1\""));
            owner.rollback();
            owner.setAutoCommit(true);
            statement.execute("REVOKE INSERT, UPDATE ON person FROM recommender_service");
            send(service, "PUT", "/v1/users/" + CANARY + "-refused", "{}");
            statement.execute("GRANT INSERT, UPDATE ON person TO recommender_service");
        }
    }

    private void eraseAndComeBack(PackagedService service) throws InterruptedException {
        send(service, "DELETE", "/v1/users/" + CANARY, "");
        for (int turn = 0; service.request().get("/v1/users/" + CANARY).statusCode() != 410; turn++) {
            assertThat(turn).isLessThan(100);
            Thread.sleep(100);
            send(service, "DELETE", "/v1/users/" + CANARY, "");
        }
        send(service, "GET", "/v1/users/" + CANARY, "");
        send(service, "PUT", "/v1/users/" + CANARY, "{}");
        send(
                service,
                "POST",
                "/v1/feedback?createUser=true",
                event("-9", "\"type\": \"view\", \"narrativeId\": \"n-1\""));
    }

    private static void sql(Path data, String sql) throws Exception {
        try (Connection owner = owner(data);
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection owner(Path data) throws IOException, SQLException {
        String port = Files.readAllLines(data.resolve("database").resolve("postmaster.pid"))
                .get(3)
                .strip();
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/recommender",
                "recommender",
                Files.readString(data.resolve("database-password")).strip());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET recommender.tenant = 'default'");
        }
        return connection;
    }

    private static String logOfTheDatabase(Path data) throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(data)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
