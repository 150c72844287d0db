package narratives.fuzz;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Names that mean something to the service: what it shipped with, and what it has answered so far. Thread-safe. */
final class Pool {
    private static final int KEPT = 200;

    private final Map<String, Deque<String>> names = new ConcurrentHashMap<>();

    Pool() {
        IntStream.rangeClosed(1, 140).forEach(n -> keep("narrativeId", String.format("n-%03d", n)));
        IntStream.rangeClosed(1, 40).forEach(n -> keep("narrativeId", "fuzz-" + n));
        IntStream.rangeClosed(1, 120).forEach(n -> keep("userId", "demo-reader-" + n));
        IntStream.rangeClosed(1, 80).forEach(n -> keep("userId", "fuzz-" + n));
        IntStream.rangeClosed(1, 100).forEach(n -> keep("eventId", "fuzz-" + n));
        keep("recommendationId", "unknown");
        keep("operationId", "unknown");
        keep("pageToken", "unknown");
        keep("logPosition", "1-1-1");
    }

    void keep(String kind, String name) {
        Deque<String> kept = names.computeIfAbsent(kind, unseen -> new ConcurrentLinkedDeque<>());
        kept.addLast(name);
        if (kept.size() > KEPT) {
            kept.pollFirst();
        }
    }

    String any(String kind, RandomGenerator random) {
        Deque<String> kept = names.getOrDefault(kind, new ConcurrentLinkedDeque<>());
        return kept.stream()
                .skip(random.nextInt(Math.max(1, kept.size())))
                .findFirst()
                .orElse("unknown");
    }
}
