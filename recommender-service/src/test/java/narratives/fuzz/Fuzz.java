package narratives.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A number of requests, from several clients at once. */
public final class Fuzz {
    private static final int CLIENTS = 8;

    private Fuzz() {}

    /**
     * Sends requests over HTTP until there have been so many.
     *
     * @param document the OpenAPI document
     * @param original documents by address, which are put back now and then
     * @param authorization what is sent as such; empty if nothing is
     */
    public static Tally rest(
            JsonNode document,
            int port,
            Optional<String> authorization,
            Map<String, byte[]> original,
            long requests,
            long seed)
            throws InterruptedException {
        Contract contract = new Contract(document);
        Pool pool = new Pool();
        Tally tally = new Tally();
        SplittableRandom seeds = new SplittableRandom(seed);
        AtomicLong left = new AtomicLong(requests);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SplittableRandom random = seeds.split();
            clients.add(Thread.ofPlatform().start(() -> {
                try (RestCampaign campaign =
                        new RestCampaign(contract, pool, random, port, authorization, original, tally)) {
                    while (left.getAndDecrement() > 0) {
                        campaign.once();
                    }
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return tally;
    }
}
