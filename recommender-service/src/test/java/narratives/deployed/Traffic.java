package narratives.deployed;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls at a constant rate, in turn to every replica that says it is ready, as the endpoints of a cluster do it: each is
 * asked four times a second, and one that is not ready gets no new calls. A call that fails is not done again.
 */
final class Traffic implements AutoCloseable {
    private static final long ASK_MILLIS = 250;
    private static final int COMPLAINTS = 20;

    private final List<? extends Caller> callers;
    private final Map<Caller, Boolean> ready = new ConcurrentHashMap<>();
    private final Map<Caller, AtomicLong> served = new ConcurrentHashMap<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    /** How many requests were answered as they should be, by which replica, and how many were not. */
    record Count(List<Long> byReplica, long failed, List<String> complaints) {
        long answered() {
            return byReplica.stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public String toString() {
            return answered() + " answered " + byReplica + ", " + failed + " failed";
        }
    }

    private Traffic(List<? extends Caller> callers) {
        this.callers = callers;
        callers.forEach(caller -> served.put(caller, new AtomicLong()));
    }

    static Traffic start(int perSecond, List<? extends Caller> callers) {
        Traffic traffic = new Traffic(callers);
        callers.forEach(caller -> {
            traffic.ready.put(caller, caller.isReady());
            traffic.run("readiness", () -> traffic.ready.put(caller, caller.isReady()), ASK_MILLIS * 1_000_000);
        });
        traffic.run("calls", traffic::send, 1_000_000_000L / perSecond);
        return traffic;
    }

    /** Does something at a constant pace; what comes too late is done at once. */
    private void run(String name, Runnable work, long everyNanos) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            long due = System.nanoTime();
            while (!stopped) {
                work.run();
                due += everyNanos;
                pause(due - System.nanoTime());
            }
        });
    }

    private static void pause(long nanos) {
        if (nanos > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(nanos);
        }
    }

    private void send() {
        long number = next.incrementAndGet();
        List<? extends Caller> open = callers.stream()
                .filter(caller -> Boolean.TRUE.equals(ready.get(caller)))
                .toList();
        if (open.isEmpty()) {
            fail("no replica is ready");
            return;
        }
        Caller caller = open.get((int) (number % open.size()));
        calls.execute(() -> {
            try {
                caller.call(number);
                counterOf(caller).incrementAndGet();
            } catch (Exception broken) {
                fail("call " + number + ": " + broken);
            }
        });
    }

    private AtomicLong counterOf(Caller caller) {
        return served.computeIfAbsent(caller, absent -> new AtomicLong());
    }

    private void fail(String complaint) {
        if (failed.incrementAndGet() <= COMPLAINTS) {
            complaints.add(complaint);
        }
    }

    Count count() {
        return new Count(
                callers.stream().map(caller -> counterOf(caller).get()).toList(),
                failed.get(),
                List.copyOf(complaints));
    }

    /** Sends no more and waits for the answers that are due. */
    void stop() throws InterruptedException {
        stopped = true;
        calls.shutdown();
        if (!calls.awaitTermination(20, TimeUnit.SECONDS)) {
            fail("answers are missing");
        }
    }

    @Override
    public void close() {
        stopped = true;
        calls.shutdownNow();
    }
}
