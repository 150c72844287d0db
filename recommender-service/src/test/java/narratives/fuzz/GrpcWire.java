package narratives.fuzz;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One channel over which calls of any name can be made with any bytes as messages. Not thread-safe. */
final class GrpcWire implements AutoCloseable {
    /** No answer takes so long unless something hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LARGEST = 64 << 20;

    /** Of more answers to one call only the first are kept: a stream of everything that a long run has put grows with it. */
    private static final int KEPT = 500;

    private final int port;
    private final ManagedChannel channel;

    GrpcWire(int port) {
        this.port = port;
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .maxInboundMessageSize(LARGEST)
                .build();
    }

    /** When a client stops listening. */
    enum Leaving {
        NEVER,
        BEFORE_THE_END,
        AT_THE_FIRST_ANSWER
    }

    /**
     * What is sent.
     *
     * @param method with its service, as it stands in the path
     */
    record Sent(
            String method,
            List<byte[]> messages,
            Metadata headers,
            boolean compressed,
            Duration deadline,
            Leaving leaving) {}

    /**
     * What came back.
     *
     * @param answers the first of them
     */
    record Received(Status status, Metadata trailers, List<byte[]> answers) {}

    private enum AnyBytes implements MethodDescriptor.Marshaller<byte[]> {
        BYTES;

        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Makes a call and waits for its end. */
    Received exchange(Sent sent) {
        // Whatever the contract says, a stream in both directions is what lets any number of messages pass.
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(AnyBytes.BYTES, AnyBytes.BYTES)
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .setFullMethodName(sent.method())
                .build();
        CallOptions options =
                CallOptions.DEFAULT.withDeadlineAfter(sent.deadline().toNanos(), TimeUnit.NANOSECONDS);
        ClientCall<byte[], byte[]> call =
                channel.newCall(method, sent.compressed() ? options.withCompression("gzip") : options);
        CompletableFuture<Received> end = new CompletableFuture<>();
        call.start(listener(call, sent, end), sent.headers());
        call.request(Integer.MAX_VALUE);
        try {
            sent.messages().forEach(call::sendMessage);
        } catch (IllegalStateException ended) {
            // The deadline came while messages were being sent; how the call ended is told to the listener.
            return end.orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
        if (sent.leaving() == Leaving.BEFORE_THE_END) {
            call.cancel("enough", null);
        } else {
            call.halfClose();
        }
        return end.orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static ClientCall.Listener<byte[]> listener(
            ClientCall<byte[], byte[]> call, Sent sent, CompletableFuture<Received> end) {
        return new ClientCall.Listener<>() {
            private final List<byte[]> answers = new ArrayList<>();

            @Override
            public void onMessage(byte[] answer) {
                if (answers.size() < KEPT) {
                    answers.add(answer);
                }
                if (sent.leaving() == Leaving.AT_THE_FIRST_ANSWER) {
                    call.cancel("enough", null);
                }
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                end.complete(new Received(status, trailers, answers));
            }
        };
    }

    /** Sends bytes that need be no HTTP/2, over a connection of their own, and waits until it is closed. */
    void blurt(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException closed) {
            // That is an answer too.
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
