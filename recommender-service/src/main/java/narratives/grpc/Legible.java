package narratives.grpc;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * Bytes that are no message reach the call all the same, as an empty message that is marked. grpc-java would end the whole
 * call with UNKNOWN; so it is refused as anything else is: after the caller was let in, with a reason, and in a stream
 * alone.
 */
final class Legible {
    /** No message has a field of this number: 19000 to 19999 are kept free by Protocol Buffers itself. */
    private static final int MARK = 19_000;

    /**
     * In bytes: as much as the largest call over HTTP that is no import, a batch of events. The server itself takes more
     * (quarkus.grpc.server.max-inbound-message-size): what is beyond its limit ends the call without a reason, and in a
     * stream even the connection, if an answer is on its way at that moment.
     */
    private static final int LARGEST = 1 << 20;

    private static final long NO_MESSAGE = 1;
    private static final long TOO_LARGE = 2;

    private Legible() {}

    /** The same service, with messages that are always there. */
    static ServerServiceDefinition of(ServerServiceDefinition service) {
        ServiceDescriptor.Builder described = ServiceDescriptor.newBuilder(
                        service.getServiceDescriptor().getName())
                .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
        var methods = service.getMethods().stream().map(Legible::read).toList();
        methods.forEach(method -> described.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder bound = ServerServiceDefinition.builder(described.build());
        methods.forEach(bound::addMethod);
        return bound.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> read(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> described = method.getMethodDescriptor();
        return ServerMethodDefinition.create(
                described.toBuilder(new Reading<>(described.getRequestMarshaller()), described.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }

    private record Reading<Q>(MethodDescriptor.Marshaller<Q> strict) implements MethodDescriptor.Marshaller<Q> {
        @Override
        public InputStream stream(Q message) {
            return strict.stream(message);
        }

        @Override
        public Q parse(InputStream stream) {
            try {
                byte[] bytes = stream.readNBytes(LARGEST + 1);
                return strict.parse(bytes.length > LARGEST ? marked(TOO_LARGE) : new ByteArrayInputStream(bytes));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (StatusRuntimeException unreadable) {
                // What was sent in a compressed form shows its size only now.
                boolean large = unreadable.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
                return strict.parse(marked(large ? TOO_LARGE : NO_MESSAGE));
            }
        }
    }

    private static InputStream marked(long why) {
        return new ByteArrayInputStream(UnknownFieldSet.newBuilder()
                .addField(
                        MARK, UnknownFieldSet.Field.newBuilder().addVarint(why).build())
                .build()
                .toByteArray());
    }

    /** @throws RecommenderException if there were bytes that could not be read in place of this message */
    static void require(Message message) {
        if (!message.getUnknownFields().hasField(MARK)) {
            return;
        }
        boolean large =
                message.getUnknownFields().getField(MARK).getVarintList().contains(TOO_LARGE);
        throw large
                ? new RecommenderException(ErrorCode.BODY_TOO_LARGE, ErrorCode.BODY_TOO_LARGE.title())
                : new RecommenderException(
                        ErrorCode.MALFORMED_BODY, "The bytes are not the message that this call takes.");
    }
}
