package narratives.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import narratives.api.v1.RecommenderProto;

/** A number of requests, from several clients at once. */
public final class Fuzz {
    private static final int CLIENTS = 8;

    private Fuzz() {}

    /**
     * Sends requests over HTTP and over gRPC in turn until there have been so many.
     *
     * @param document the OpenAPI document
     * @param authorization what is sent as such; empty if nothing is
     * @param original documents by address, which are put back now and then
     */
    public static Tally overBothWires(
            JsonNode document,
            int port,
            int grpcPort,
            Optional<String> authorization,
            Map<String, byte[]> original,
            long requests,
            long seed)
            throws InterruptedException {
        Contract contract = new Contract(document);
        ServiceDescriptor service = RecommenderProto.getDescriptor().findServiceByName("RecommenderService");
        Pool pool = new Pool();
        Tally tally = new Tally();
        SplittableRandom seeds = new SplittableRandom(seed);
        AtomicLong left = new AtomicLong(requests);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SplittableRandom random = seeds.split();
            clients.add(Thread.ofPlatform().start(() -> {
                try (Campaign rest = new RestCampaign(contract, pool, random, port, authorization, original, tally);
                        Campaign grpc = new GrpcCampaign(service, pool, random, grpcPort, authorization, tally)) {
                    for (long turn = left.getAndDecrement(); turn > 0; turn = left.getAndDecrement()) {
                        (turn % 2 == 0 ? rest : grpc).once();
                    }
                } catch (RuntimeException | OutOfMemoryError ours) {
                    tally.count("a client of ours", Optional.of("broken: " + ours));
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return tally;
    }
}
