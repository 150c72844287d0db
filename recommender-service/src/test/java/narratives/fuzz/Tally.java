package narratives.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were answered how, and what was wrong with the answers. Thread-safe. */
public final class Tally {
    /** As many complaints as are told in full. */
    private static final int TOLD = 20;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong complaints = new AtomicLong();
    /** The first of each kind. */
    private final Map<String, String> told = new LinkedHashMap<>();

    void count(String kind, Optional<String> complaint) {
        requests.incrementAndGet();
        counts.computeIfAbsent(kind, unseen -> new LongAdder()).increment();
        complaint.ifPresent(this::complain);
    }

    private synchronized void complain(String complaint) {
        complaints.incrementAndGet();
        if (told.size() < TOLD) {
            told.putIfAbsent(kind(complaint), complaint);
        }
    }

    /** Without what differs from one request to the next. */
    private static String kind(String complaint) {
        String start = complaint.replaceAll("[0-9]+|\"[^\"]*\"", "#");
        return start.substring(0, Math.min(start.length(), 60));
    }

    /** How many went over one wire. */
    public long requests(String wire) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(wire + " "))
                .mapToLong(count -> count.getValue().sum())
                .sum();
    }

    /** The first complaint of each kind, with the request that caused it; none if all is well. */
    public synchronized List<String> complaints() {
        return List.copyOf(told.values());
    }

    /** By wire, call and status. */
    @Override
    public String toString() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((kind, count) -> sorted.put(kind, count.sum()));
        StringBuilder text = new StringBuilder(requests + " requests, " + complaints + " complaints\n");
        sorted.forEach((kind, count) -> text.append(String.format("%10d  %s%n", count, kind)));
        return text.toString();
    }
}
