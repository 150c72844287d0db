package narratives.deployed;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import narratives.api.v1.RecommendRequest;
import narratives.api.v1.RecommendationRequest;
import narratives.api.v1.RecommenderServiceGrpc;

/** gRPC over one connection that is kept as long as the replica is ready; one that comes back gets a new one. */
final class GrpcCaller implements Caller {
    private final Replica replica;
    private volatile Optional<ManagedChannel> channel = Optional.empty();
    private volatile boolean ready;

    GrpcCaller(Replica replica) {
        this.replica = replica;
    }

    @Override
    public boolean isReady() {
        boolean now = replica.isReady();
        if (now && !ready) {
            channel.ifPresent(ManagedChannel::shutdown);
            channel = Optional.of(ManagedChannelBuilder.forAddress(
                            "127.0.0.1", replica.ports().grpc())
                    .usePlaintext()
                    .build());
        }
        ready = now;
        return now;
    }

    @Override
    public void call(long number) throws IOException {
        RecommendationRequest wish = RecommendationRequest.newBuilder()
                .setUserId("u-" + number % 50)
                .setCount(5)
                .build();
        var answer = RecommenderServiceGrpc.newBlockingStub(channel.orElseThrow())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers()))
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .recommend(RecommendRequest.newBuilder().setRequest(wish).build());
        if (!answer.hasRecommendation()) {
            throw new IOException("no list");
        }
    }

    private Metadata headers() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), replica.authorization());
        return headers;
    }
}
