package narratives.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The most memory that some work needs: what is left of the heap after collections that are forced all the time, beyond
 * what was there before. The work is slowed by it, so it is not to be timed. A peak between two collections is missed.
 */
final class LiveHeap {
    private static final long EVERY_MILLIS = 20;

    private LiveHeap() {}

    /** In bytes. */
    static long peak(Runnable work) throws InterruptedException {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long before = live(memory);
        AtomicLong most = new AtomicLong();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    most.accumulateAndGet(live(memory), Math::max);
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        });
        work.run();
        watch.interrupt();
        watch.join();
        return Math.max(0, most.get() - before);
    }

    private static long live(MemoryMXBean memory) {
        System.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
