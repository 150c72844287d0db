package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is said many times at once is kept once, and everybody hears the same. */
class ManyClientsIT {
    private static final int CLIENTS = 32;
    private static final int EVENTS = 2_000;

    private final PackagedService service = PackagedService.shared();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentHashMap<Integer, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();

    @Test
    void everyEventIsKeptOnceAndEveryClientGetsTheSameAnswer() throws Exception {
        String reader = "crowd-" + UUID.randomUUID();
        service.request().body("{}").put("/v1/users/" + reader);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> clients = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int c = 0; c < CLIENTS; c++) {
                Random order = new Random(c);
                clients.add(threads.submit(() -> {
                    start.await();
                    postAll(reader, order);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> ended : clients) {
                ended.get();
            }
        }

        assertThat(created).hasValue(EVENTS);
        assertThat(replayed).hasValue(EVENTS * (CLIENTS - 1));
        List<?> kept = service.request()
                .get("/v1/users/" + reader + ":export")
                .jsonPath()
                .getList("feedback");
        assertThat(kept).hasSize(EVENTS);
    }

    private void postAll(String reader, Random order) throws IOException, InterruptedException {
        List<Integer> events = new ArrayList<>();
        for (int e = 0; e < EVENTS; e++) {
            events.add(e);
        }
        Collections.shuffle(events, order);
        for (int e : events) {
            post(reader, e);
        }
    }

    private void post(String reader, int event) throws IOException, InterruptedException {
        String body = """
                {"eventId": "%s-%d", "type": "rating", "userId": "%s", "narrativeId": "n-%03d", "ratings": {"hopefulness": %d}}""".formatted(reader, event, reader, event % 30 + 1, event % 4 - 1);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(service.address() + "/v1/feedback"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        (answer.statusCode() == 201 ? created : replayed).incrementAndGet();
        assertThat(answer.statusCode()).isIn(200, 201);
        String first = answers.putIfAbsent(event, answer.body());
        assertThat(answer.body()).isEqualTo(first == null ? answer.body() : first);
    }
}
