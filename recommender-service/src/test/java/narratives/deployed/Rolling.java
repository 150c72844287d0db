package narratives.deployed;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Two replicas over one PostgreSQL, one of them restarted again and again by SIGTERM under load. Not one request may fail.
 * Run by {@code .ci/rolling}; the build does it twice.
 */
final class Rolling {
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration TO_END = Duration.ofSeconds(Lifetime.secondsToEnd() + 10L);

    /**
     * What came of it.
     *
     * @param toReady of each start, in milliseconds
     * @param memory resident, of the replicas when they had served for a while, in megabytes
     */
    record Outcome(List<Long> toReady, List<Long> toEnd, List<Long> memory, Traffic.Count count) {}

    private Rolling() {}

    static Outcome run(int restarts, int callsPerSecond, PrintStream out) throws IOException, InterruptedException {
        List<Long> toReady = new ArrayList<>();
        List<Long> toEnd = new ArrayList<>();
        List<Long> memory = new ArrayList<>();
        Workshop workshop = Workshop.shared();
        try (Database database = Database.start(workshop)) {
            Replica first = started(workshop, database, Ports.free(), toReady);
            Replica second = started(workshop, database, Ports.free(), toReady);
            first.put("/v1/narratives/n-1", "{\"title\": \"One\", \"status\": \"published\"}");
            List<Caller> callers = List.of(
                    new HttpCaller(first), new HttpCaller(second), new GrpcCaller(first), new GrpcCaller(second));
            try (Traffic traffic = Traffic.start(callsPerSecond, callers)) {
                for (int restart = 1; restart <= restarts; restart++) {
                    Thread.sleep(SETTLE);
                    memory.add(second.rssMegabytes());
                    long told = System.nanoTime();
                    second.terminate();
                    if (!second.awaitEnd(TO_END)) {
                        throw new AssertionError("the replica does not end:\n" + second.printed());
                    }
                    toEnd.add(millisSince(told));
                    // The same ports, as the same address: the client must find it again by its readiness alone.
                    second = started(workshop, database, second.ports(), toReady);
                    out.printf(
                            Locale.ROOT,
                            "restart %2d: ended in %5d ms, ready in %5d ms, %d MB; %s%n",
                            restart,
                            toEnd.getLast(),
                            toReady.getLast(),
                            memory.getLast(),
                            traffic.count());
                }
                Thread.sleep(SETTLE);
                traffic.stop();
                return new Outcome(toReady, toEnd, memory, traffic.count());
            } finally {
                first.close();
                second.close();
            }
        }
    }

    private static Replica started(Workshop workshop, Database database, Ports ports, List<Long> toReady)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Replica replica = Replica.start(workshop, database, ports, Map.of());
        replica.awaitReady();
        toReady.add(millisSince(begun));
        return replica;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** Arguments: how many restarts, how many calls a second. Exit code 1 if a request failed. */
    public static void main(String... arguments) throws Exception {
        Outcome outcome = run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), System.out);
        System.out.println("start to ready, ms:  " + range(outcome.toReady()));
        System.out.println("SIGTERM to end, ms:  " + range(outcome.toEnd()));
        System.out.println("resident memory, MB: " + range(outcome.memory()));
        System.out.println("requests:            " + outcome.count());
        outcome.count().complaints().forEach(System.out::println);
        System.exit(outcome.count().failed() == 0 && outcome.count().answered() > 0 ? 0 : 1);
    }

    private static String range(List<Long> figures) {
        long[] sorted = figures.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[0] + " to " + sorted[sorted.length - 1] + ", half at most " + sorted[sorted.length / 2] + " ("
                + LongStream.of(sorted).count() + " times)";
    }
}
