package narratives.app;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.people.UserId;
import narratives.recommend.Exposure;
import narratives.recommend.Exposures;

/**
 * Records served lists behind the answer: a bounded queue, emptied in batches, that would rather drop a list, and count
 * it, than delay a reader. A list that waits can already be read back here.
 */
final class ExposureRecorder implements Exposures {
    /** How long to wait before trying again when the store could not be written. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** How long a list may wait for others to be written with it. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private final Exposures store;
    private final Meters meters;
    private final BlockingQueue<Exposure> queue;
    private final Map<String, Exposure> waiting = new ConcurrentHashMap<>();
    private final int batch;
    private volatile boolean ending;

    ExposureRecorder(Exposures store, Meters meters, int capacity, int batch) {
        this.store = store;
        this.meters = meters;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.batch = batch;
    }

    /** Takes a list to be recorded; never waits. */
    void record(Exposure exposure) {
        waiting.put(exposure.served().id(), exposure);
        if (!queue.offer(exposure)) {
            waiting.remove(exposure.served().id());
            meters.dropped(1);
        }
    }

    /** Writes until told to end and nothing waits. */
    void run() throws InterruptedException {
        List<Exposure> some = new ArrayList<>();
        while (!ending || !queue.isEmpty()) {
            Exposure first = queue.poll(GATHER.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                some.add(first);
                queue.drainTo(some, batch - 1);
                keep(some);
                some.clear();
            }
        }
    }

    private void keep(List<Exposure> some) throws InterruptedException {
        while (true) {
            try {
                store.write(some);
                some.forEach(written -> waiting.remove(written.served().id()));
                return;
            } catch (RuntimeException failure) {
                if (ending) {
                    meters.dropped(some.size());
                    Log.errorf("%d served lists could not be recorded before the end", some.size());
                    return;
                }
                Log.warnf(
                        "served lists wait to be recorded: %s",
                        failure.getClass().getSimpleName());
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Lets {@link #run} return when nothing waits any more. */
    void end() {
        ending = true;
    }

    @Override
    public void write(List<Exposure> exposures) {
        exposures.forEach(this::record);
    }

    @Override
    public Optional<Exposure> find(TenantId tenant, String recommendationId) {
        Exposure waits = waiting.get(recommendationId);
        return waits != null && waits.tenant().equals(tenant)
                ? Optional.of(waits)
                : store.find(tenant, recommendationId);
    }

    @Override
    public void forEach(TenantId tenant, UserId person, Consumer<Exposure> use) {
        store.forEach(tenant, person, use);
        waiting.values().stream()
                .filter(waits -> waits.tenant().equals(tenant) && waits.person().equals(Optional.of(person)))
                .sorted(Comparator.comparing(Exposure::servedAt)
                        .thenComparing(waits -> waits.served().id()))
                .forEach(use);
    }

    /** Of what is written; what waits is not counted. */
    @Override
    public Map<NarrativeId, Long> timesServed(TenantId tenant) {
        return store.timesServed(tenant);
    }
}
