package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import narratives.access.Call;
import narratives.api.v1.RecommenderServiceGrpc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One contract, two wires: the same call is answered alike and refused alike over both. */
class BothWiresIT {
    private static final PackagedService SERVICE = PackagedService.shared();
    private static final ManagedChannel CHANNEL = GrpcIT.channel(SERVICE);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A page, or a paper: each wire gives its bytes. */
    private static final String DOCUMENT = "a document";

    /** What is another every time it is asked for. */
    private static final Set<String> FRESH = Set.of(
            "recommendationId",
            "logPosition",
            "nextPageToken",
            "requestId",
            "beyond",
            "lag",
            "ratings",
            "narratives",
            "people",
            "version",
            "trainedAt",
            "trainedLogPosition",
            "startedAt",
            "endedAt",
            "operationId",
            "progress",
            "state",
            "result",
            "token",
            "expiresAt",
            "takenAt",
            "narrativesServed",
            "never",
            "gini",
            "packId",
            "createdAt");

    /** Only HTTP has them, or only gRPC; named in docs/grpc.md. */
    private static final Set<String> OF_ONE_WIRE = Set.of("links", "created", "etag", "replayed");

    private static final Set<String> ANSWERS = Set.of("characteristics", "profile");

    /** What an answer over gRPC is wrapped in, because each call has a message of its own. */
    private static final Set<String> WRAPPERS = Set.of(
            "narrative",
            "user",
            "instrument",
            "questionnaire",
            "curated",
            "support",
            "policy",
            "trial",
            "recommendation",
            "operation",
            "import",
            "pack");

    @AfterAll
    static void close() {
        CHANNEL.shutdownNow();
    }

    static Stream<WireCase> cases() {
        return WireCases.all().stream();
    }

    @Test
    void everyCallOfTheContractIsInTheTable() {
        Set<Call> covered = EnumSet.noneOf(Call.class);
        cases().map(WireCase::call).forEach(covered::add);

        assertThat(covered).containsExactlyInAnyOrder(Call.values());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAreAlike(WireCase wired) throws Exception {
        String http = overHttp(wired);
        String grpc = overGrpc(wired);

        assertThat(grpc).isEqualTo(http);
    }

    private static String overHttp(WireCase wired) throws Exception {
        RequestSpecification request = SERVICE.request().urlEncodingEnabled(false);
        if (wired.address().endsWith(":import")) {
            request.contentType("application/x-ndjson");
        }
        if (!wired.body().isEmpty()) {
            request.body(wired.body().replace("@", "http").getBytes(StandardCharsets.UTF_8));
        }
        Response response = request.request(wired.method(), wired.address().replace("@", "http"));
        if (!String.valueOf(response.contentType()).contains("json")) {
            return DOCUMENT;
        }
        JsonNode body = JSON.readTree(response.asByteArray());
        if (response.statusCode() >= 400) {
            Map<String, String> fields = new TreeMap<>();
            body.path("errors")
                    .forEach(error -> fields.put(path(error), error.get("code").asText()));
            return "refused: " + body.get("code").asText() + " " + fields;
        }
        return plain(body, "http");
    }

    private static String path(JsonNode error) {
        String field = error.get("field").asText();
        if (!error.has("index")) {
            return field;
        }
        String place = "events[" + error.get("index").asInt() + "]";
        return field.isEmpty() ? place : place + "." + field;
    }

    private static String overGrpc(WireCase wired) throws Exception {
        try {
            String name = wired.call().operationId();
            String full = RecommenderServiceGrpc.SERVICE_NAME + "/" + Character.toUpperCase(name.charAt(0))
                    + name.substring(1);
            Message answer = call(method(full), wired.messages());
            JsonNode body = JSON.readTree(JsonFormat.printer().print(answer));
            if (body.path("document").asText().length() > 1000) {
                return DOCUMENT;
            }
            return plain(wired.call() == Call.EXPORT_USER ? body : unwrapped(body), "grpc");
        } catch (StatusRuntimeException refused) {
            Map<String, String> fields = new TreeMap<>();
            boolean told = StatusProto.fromThrowable(refused).getDetailsList().stream()
                    .anyMatch(detail -> detail.is(BadRequest.class));
            if (told) {
                GrpcIT.detail(refused, BadRequest.class)
                        .getFieldViolationsList()
                        .forEach(field -> fields.put(field.getField(), field.getReason()));
            }
            return "refused: " + GrpcIT.detail(refused, ErrorInfo.class).getReason() + " " + fields;
        }
    }

    private static MethodDescriptor<?, ?> method(String full) {
        return RecommenderServiceGrpc.getServiceDescriptor().getMethods().stream()
                .filter(method -> method.getFullMethodName().equals(full))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such method: " + full));
    }

    @SuppressWarnings("unchecked")
    private static Message call(MethodDescriptor<?, ?> described, List<String> messages) throws Exception {
        MethodDescriptor<Message, Message> method = (MethodDescriptor<Message, Message>) described;
        Message prototype =
                ((MethodDescriptor.PrototypeMarshaller<Message>) method.getRequestMarshaller()).getMessagePrototype();
        List<Message> requests = new ArrayList<>();
        for (String message : messages) {
            Message.Builder request = prototype.newBuilderForType();
            JsonFormat.parser().merge(message.replace("@", "grpc"), request);
            requests.add(request.build());
        }
        if (method.getType() == MethodDescriptor.MethodType.UNARY) {
            return ClientCalls.blockingUnaryCall(CHANNEL, method, CallOptions.DEFAULT, requests.getFirst());
        }
        Answers<Message> answers = new Answers<>();
        ClientCall<Message, Message> call = CHANNEL.newCall(method, CallOptions.DEFAULT);
        StreamObserver<Message> sending = ClientCalls.asyncClientStreamingCall(call, answers);
        requests.forEach(sending::onNext);
        sending.onCompleted();
        return answers.next();
    }

    /** The message below its wrapper, with what stands beside it. */
    private static JsonNode unwrapped(JsonNode body) {
        ObjectNode unwrapped = JSON.createObjectNode();
        body.properties().forEach(field -> {
            if (WRAPPERS.contains(field.getKey())) {
                unwrapped.setAll((ObjectNode) field.getValue());
            } else {
                unwrapped.set(field.getKey(), field.getValue());
            }
        });
        return unwrapped;
    }

    /** As a text in which what the wires write differently is written alike. */
    private static String plain(JsonNode body, String wire) {
        return alike(body).toString().replace("-" + wire, "-@");
    }

    private static JsonNode alike(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode alike = JSON.createArrayNode();
            array.forEach(one -> alike.add(alike(one)));
            return alike;
        }
        if (node instanceof ObjectNode object) {
            return alike(object);
        }
        if (node.isNumber() || node.asText().matches("-?[0-9]+")) {
            return JSON.getNodeFactory().numberNode(node.asDouble());
        }
        return JSON.getNodeFactory().textNode(key(node.asText()));
    }

    private static JsonNode alike(ObjectNode object) {
        Iterator<String> names = object.fieldNames();
        if (object.size() == 1) {
            String only = names.next();
            switch (only) {
                // An answer, a list of them, content warnings: JSON has the value alone.
                case "text", "number", "flag", "texts", "values", "answers" -> {
                    return alike(object.get(only));
                }
                default -> {}
            }
        }
        ObjectNode alike = JSON.createObjectNode();
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.forEach((name, value) -> {
            if (value.isNull() || OF_ONE_WIRE.contains(name)) {
                return;
            }
            if (ANSWERS.contains(name)) {
                alike.set(name, answers(value));
            } else if (name.equals("contentWarnings") && value.isContainerNode()) {
                alike.set(name, alike(value.isArray() ? value : value.withArray("keys")));
            } else if (says(value)) {
                String common = name.equals("rejectedTotal") ? "rejectedCount" : name;
                JsonNode said = FRESH.contains(name) && !value.isContainerNode() ? null : alike(value);
                if (said == null || !said.isContainerNode() || !said.isEmpty()) {
                    alike.set(common, said);
                }
            }
        });
        ANSWERS.stream().filter(name -> alike.path(name).isEmpty()).forEach(alike::remove);
        return alike;
    }

    /** Answers by question; false and nothing are answers too. */
    private static JsonNode answers(JsonNode answers) {
        ObjectNode alike = JSON.createObjectNode();
        answers.properties().forEach(answer -> alike.set(answer.getKey(), alike(answer.getValue())));
        return alike;
    }

    /** Whether a value is another than a message would have without it. */
    private static boolean says(JsonNode value) {
        return !(value.isContainerNode() && value.isEmpty())
                && !(value.isBoolean() && !value.asBoolean())
                && !(value.isTextual()
                        && (value.asText().isEmpty() || value.asText().equals("0")))
                && !(value.isNumber() && value.asDouble() == 0);
    }

    /** {@code MODALITY_TEXT} is {@code text}; a whole number of 64 bits is a text in the JSON form of a message. */
    private static String key(String text) {
        return text.matches("(MODALITY|STATUS|MODE|FEEDBACK_TYPE|QUESTION_TYPE|OPERATION_STATE|TRAINING_KIND)_[A-Z_]+")
                ? text.replaceFirst(
                                "^(MODALITY|STATUS|MODE|FEEDBACK_TYPE|QUESTION_TYPE|OPERATION_STATE|TRAINING_KIND)_",
                                "")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                : text;
    }
}
