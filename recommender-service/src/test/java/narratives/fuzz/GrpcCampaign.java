package narratives.fuzz;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Metadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Calls over gRPC, one after another, in a sequence that its seed decides. Not thread-safe. */
final class GrpcCampaign implements Campaign {
    /** A call is made as often as its number says, against 10 for the others: these cost much and show little. */
    private static final Map<String, Integer> RARE = Map.of(
            "DeleteUser", 1,
            "GetService", 1,
            "TrainModel", 1,
            "ExportUser", 1,
            "StreamNarratives", 1,
            "PutInstrument", 2,
            "PutQuestionnaire", 2,
            "ImportNarratives", 3,
            "ImportFeedback", 3);

    /** What is sent back now and then as it was answered. */
    private static final Set<String> SENT_BACK = Set.of("Instrument", "Questionnaire", "Narrative", "User");

    private static final List<String> METHODS = List.of(
            "narratives.recommender.v1.RecommenderService/Nothing",
            "narratives.recommender.v1.RecommenderService/recommend",
            "narratives.recommender.v2.RecommenderService/Recommend",
            "RecommenderService/Recommend",
            "narratives.recommender.v1.RecommenderService",
            "narratives.recommender.v1.RecommenderService/Recommend/",
            "nothing/at all",
            "../v1/narratives",
            "/",
            "v1/recommendations?x=1",
            "x".repeat(5000) + "/y");

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    /**
     * Messages are no larger, in bytes: beyond 4 MB grpc-java ends the connection if an answer is on its way, and with it
     * whatever else goes over it.
     */
    private static final int TRANSPORTED = 3 << 20;

    private final List<MethodDescriptor> methods = new ArrayList<>();
    private final Pool pool;
    private final Messages messages;
    private final SpoiltMessages spoilt;
    private final Nonsense nonsense;
    private final RandomGenerator random;
    private final GrpcWire wire;
    private final Optional<String> authorization;
    private final Tally tally;

    /** The call before, on the same connection: it may be the one which broke it. */
    private Supplier<String> before = () -> "nothing";

    GrpcCampaign(
            ServiceDescriptor service,
            Pool pool,
            RandomGenerator random,
            int port,
            Optional<String> authorization,
            Tally tally) {
        service.getMethods().forEach(method -> {
            for (int i = RARE.getOrDefault(method.getName(), 10); i > 0; i--) {
                methods.add(method);
            }
        });
        this.pool = pool;
        this.random = random;
        messages = new Messages(new Names(pool, random), random);
        nonsense = new Nonsense(random);
        spoilt = new SpoiltMessages(messages, nonsense, random);
        wire = new GrpcWire(port);
        this.authorization = authorization;
        this.tally = tally;
    }

    /** How a call is made wrong. */
    private enum Fault {
        NONE,
        MESSAGE,
        BYTES,
        METHOD,
        HEADERS,
        NUMBER,
        LEAVING,
        DEADLINE,
        SIZE
    }

    @Override
    public void once() {
        if (random.nextInt(100) == 0) {
            blurt();
        } else {
            call();
        }
    }

    private void blurt() {
        byte[] bytes = frames();
        try {
            wire.blurt(bytes);
            tally.count("grpc raw closed", Optional.empty());
        } catch (IOException open) {
            tally.count(
                    "grpc raw open",
                    Optional.of("still open: " + open + " after "
                            + Base64.getEncoder().encodeToString(bytes)));
        }
    }

    /** What may be HTTP/2 at its beginning, and is none. */
    private byte[] frames() {
        byte[] noise = nonsense.noise();
        return switch (random.nextInt(5)) {
            case 0 -> noise;
            case 1 -> joined(PREFACE, noise);
            case 2 -> joined(PREFACE, joined(SETTINGS, noise));
            case 3 -> Blurts.any(random, nonsense);
            default -> joined(PREFACE, joined(SETTINGS, frame(noise)));
        };
    }

    /** A frame of any type on any stream, as long as it says. */
    private byte[] frame(byte[] payload) {
        byte[] head = {
            0,
            (byte) (payload.length >> 8),
            (byte) payload.length,
            (byte) random.nextInt(12),
            (byte) random.nextInt(256),
            0,
            0,
            0,
            (byte) random.nextInt(8)
        };
        return joined(head, payload);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private void call() {
        MethodDescriptor method = methods.get(random.nextInt(methods.size()));
        Fault fault = random.nextInt(3) == 0 ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)];
        List<Message> given = given(method, fault);
        GrpcWire.Sent sent = new GrpcWire.Sent(
                fault == Fault.METHOD
                        ? METHODS.get(random.nextInt(METHODS.size()))
                        : method.getService().getFullName() + "/" + method.getName(),
                given.stream().map(message -> bytes(message, fault)).toList(),
                headers(fault),
                random.nextInt(10) == 0,
                fault == Fault.DEADLINE ? Duration.ofMillis(random.nextInt(1, 20)) : GrpcWire.PATIENCE,
                fault == Fault.LEAVING ? leaving() : GrpcWire.Leaving.NEVER);
        String name = "grpc " + (fault == Fault.METHOD ? "(none)" : method.getName()) + " ";
        Optional<MethodDescriptor> called = fault == Fault.METHOD ? Optional.empty() : Optional.of(method);
        try {
            GrpcWire.Received received = wire.exchange(sent);
            tally.count(
                    name + received.status().getCode(),
                    GrpcOracle.complaint(called, sent, received)
                            .map(complaint -> shortened(complaint) + "\n  to " + shown(sent, given, fault)
                                    + "\n  after " + before.get()));
            before = () -> shown(sent, given, fault);
            if (called.isPresent() && received.status().isOk()) {
                remember(method, received);
            }
        } catch (CompletionException silence) {
            tally.count(name + "silence", Optional.of("no end\n  to " + shown(sent, given, fault)));
        }
    }

    private GrpcWire.Leaving leaving() {
        return random.nextBoolean() ? GrpcWire.Leaving.BEFORE_THE_END : GrpcWire.Leaving.AT_THE_FIRST_ANSWER;
    }

    private List<Message> given(MethodDescriptor method, Fault fault) {
        int number =
                fault == Fault.NUMBER ? random.nextInt(2) * 2 : method.isClientStreaming() ? random.nextInt(12) : 1;
        List<Message> given = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Message sense = messages.any(method.getInputType());
            Message wrong = fault == Fault.MESSAGE ? spoilt.of(sense) : sense;
            given.add(wrong.getSerializedSize() <= TRANSPORTED ? wrong : sense);
        }
        return given;
    }

    private byte[] bytes(Message message, Fault fault) {
        byte[] bytes = message.toByteArray();
        return switch (fault) {
            case BYTES -> spoilt.of(bytes);
            // Larger than what the service takes, and smaller than what gRPC itself takes.
            case SIZE -> random.nextInt(10) == 0 ? joined(bytes, new byte[2 << 20]) : bytes;
            default -> bytes;
        };
    }

    private Metadata headers(Fault fault) {
        Metadata headers = new Metadata();
        authorization.ifPresent(value -> put(headers, "authorization", value));
        if (fault == Fault.HEADERS) {
            switch (random.nextInt(7)) {
                case 0 -> put(headers, "authorization", "Bearer " + visible());
                case 1 -> put(headers, "authorization", visible());
                case 2 -> put(headers, "x-request-id", visible());
                case 3 -> put(headers, "x-" + random.nextInt(100), visible());
                case 4 -> put(headers, "accept", "application/json");
                case 5 -> {
                    put(headers, "x-request-id", "one");
                    put(headers, "x-request-id", "two");
                }
                default ->
                    headers.put(Metadata.Key.of("x-noise-bin", Metadata.BINARY_BYTE_MARSHALLER), nonsense.noise());
            }
        }
        return headers;
    }

    private static void put(Metadata headers, String name, String value) {
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }

    /** What may stand in a header at all. */
    private String visible() {
        String text = nonsense.text().replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() > 4000 ? text.substring(0, 4000) : text;
    }

    private static String shortened(String text) {
        return text.length() > 700 ? text.substring(0, 700) + "…" : text;
    }

    /** As much of it as is needed to send it again by hand. */
    private static String shown(GrpcWire.Sent sent, List<Message> given, Fault fault) {
        String bytes = fault == Fault.BYTES && !sent.messages().isEmpty()
                ? Base64.getEncoder().encodeToString(sent.messages().getFirst())
                : "";
        return shortened(sent.method()) + ", " + fault + ", " + sent.leaving() + (sent.compressed() ? ", gzip" : "")
                + ", " + sent.headers() + "\n  "
                + shortened(given.toString()) + shortened(bytes);
    }

    /** So that later calls can name what there is. */
    private void remember(MethodDescriptor method, GrpcWire.Received received) {
        for (byte[] answer :
                received.answers().subList(0, Math.min(3, received.answers().size()))) {
            if (answer.length < 1 << 16) {
                try {
                    remember(DynamicMessage.parseFrom(method.getOutputType(), answer));
                } catch (InvalidProtocolBufferException complainedOf) {
                    return;
                }
            }
        }
    }

    private void remember(Message message) {
        if (SENT_BACK.contains(message.getDescriptorForType().getName())) {
            messages.keep(message);
        }
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            switch (field.getKey().getJsonName()) {
                case "recommendationId", "operationId", "eventId", "logPosition" ->
                    pool.keep(field.getKey().getJsonName(), field.getValue().toString());
                case "nextPageToken" -> pool.keep("pageToken", field.getValue().toString());
                default -> {}
            }
            if (field.getValue() instanceof Message inner) {
                remember(inner);
            }
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
