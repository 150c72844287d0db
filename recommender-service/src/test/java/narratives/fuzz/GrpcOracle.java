package narratives.fuzz;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import narratives.contract.ErrorCode;

/** Says what is wrong with the end of a call, if anything is. */
final class GrpcOracle {
    /** The kinds of failure behind each code that a client may see; a code that is not here is a fault of ours. */
    private static final Map<Status.Code, Set<ErrorCode.Kind>> KINDS = Map.of(
            Status.Code.INVALID_ARGUMENT, Set.of(ErrorCode.Kind.INVALID),
            Status.Code.UNAUTHENTICATED, Set.of(ErrorCode.Kind.UNAUTHENTICATED),
            Status.Code.PERMISSION_DENIED, Set.of(ErrorCode.Kind.FORBIDDEN),
            Status.Code.NOT_FOUND, Set.of(ErrorCode.Kind.NOT_FOUND),
            Status.Code.FAILED_PRECONDITION, Set.of(ErrorCode.Kind.GONE),
            Status.Code.ABORTED, Set.of(ErrorCode.Kind.CONFLICT, ErrorCode.Kind.PRECONDITION),
            Status.Code.ALREADY_EXISTS, Set.of(ErrorCode.Kind.REUSED),
            Status.Code.RESOURCE_EXHAUSTED, Set.of(ErrorCode.Kind.TOO_LARGE, ErrorCode.Kind.EXHAUSTED));

    /** What an event of a stream may be refused for. */
    private static final Set<ErrorCode.Kind> OURS = Set.of(ErrorCode.Kind.INTERNAL, ErrorCode.Kind.UNAVAILABLE);

    private GrpcOracle() {}

    /** @param called what was meant to be reached; empty if nothing was */
    static Optional<String> complaint(
            Optional<MethodDescriptor> called, GrpcWire.Sent sent, GrpcWire.Received received) {
        Status status = received.status();
        return switch (status.getCode()) {
            case OK -> called.isEmpty() ? Optional.of("an answer of nothing") : answers(called.get(), received);
            case CANCELLED -> unless(sent.leaving() != GrpcWire.Leaving.NEVER, status);
            case DEADLINE_EXCEEDED -> unless(sent.deadline().compareTo(GrpcWire.PATIENCE) < 0, status);
            case UNIMPLEMENTED -> unless(called.isEmpty(), status);
            // Of messages that are too large grpc-java tells by itself.
            case RESOURCE_EXHAUSTED ->
                details(received).isEmpty() && told(status).startsWith("gRPC message exceeds maximum size")
                        ? Optional.empty()
                        : refusal(received);
            default -> refusal(received);
        };
    }

    private static Optional<String> unless(boolean expected, Status status) {
        return expected ? Optional.empty() : Optional.of("unasked for: " + status);
    }

    private static String told(Status status) {
        return status.getDescription() == null ? "" : status.getDescription();
    }

    /** Empty where the service itself did not answer. */
    private static Optional<com.google.rpc.Status> details(GrpcWire.Received received) {
        return Optional.ofNullable(StatusProto.fromStatusAndTrailers(received.status(), received.trailers()))
                .filter(status -> status.getDetailsCount() > 0);
    }

    private static Optional<String> refusal(GrpcWire.Received received) {
        Status status = received.status();
        Set<ErrorCode.Kind> kinds = KINDS.get(status.getCode());
        if (kinds == null) {
            return Optional.of("a status that no client should see: " + status);
        }
        Optional<com.google.rpc.Status> given = details(received);
        if (given.isEmpty()) {
            return Optional.of("no reason: " + status);
        }
        com.google.rpc.Status details = given.get();
        if (Oracle.INNARDS.matcher(details.toString()).find()) {
            return Optional.of("tells of its innards: " + details);
        }
        boolean fits = details.getDetailsList().stream()
                .filter(detail -> detail.is(ErrorInfo.class))
                .map(GrpcOracle::reason)
                .flatMap(Optional::stream)
                .anyMatch(code -> kinds.contains(code.kind()));
        return fits ? Optional.empty() : Optional.of("a reason that does not fit " + status + ": " + details);
    }

    private static Optional<ErrorCode> reason(Any detail) {
        try {
            ErrorInfo info = detail.unpack(ErrorInfo.class);
            return info.getDomain().equals("narratives") ? code(info.getReason()) : Optional.empty();
        } catch (InvalidProtocolBufferException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ErrorCode> code(String name) {
        return List.of(ErrorCode.values()).stream()
                .filter(code -> code.name().equals(name))
                .findFirst();
    }

    private static Optional<String> answers(MethodDescriptor called, GrpcWire.Received received) {
        if (!called.isServerStreaming() && received.answers().size() != 1) {
            return Optional.of(received.answers().size() + " answers");
        }
        for (byte[] answer : received.answers()) {
            try {
                Optional<String> unsound = unsound(DynamicMessage.parseFrom(called.getOutputType(), answer));
                if (unsound.isPresent()) {
                    return unsound;
                }
            } catch (InvalidProtocolBufferException unreadable) {
                return Optional.of("an answer that cannot be read");
            }
        }
        return Optional.empty();
    }

    /** Fields that the contract does not name, numbers that are none, and events refused for what is our own fault. */
    private static Optional<String> unsound(Message message) {
        if (!message.getUnknownFields().asMap().isEmpty()) {
            return Optional.of("outside the contract: " + message);
        }
        if (message.getDescriptorForType().getName().equals("RefusedEvent")) {
            Object code = message.getField(message.getDescriptorForType().findFieldByName("code"));
            boolean known = code(code.toString())
                    .filter(found -> !OURS.contains(found.kind()))
                    .isPresent();
            if (!known || Oracle.INNARDS.matcher(message.toString()).find()) {
                return Optional.of("refused wrongly: " + message);
            }
        }
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            List<?> values = field.getKey().isRepeated() ? (List<?>) field.getValue() : List.of(field.getValue());
            for (Object value : values) {
                if (value instanceof Double number && !Double.isFinite(number)) {
                    return Optional.of("a number that is none: " + message);
                }
                if (value instanceof Message inner) {
                    Optional<String> unsound = unsound(inner);
                    if (unsound.isPresent()) {
                        return unsound;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
