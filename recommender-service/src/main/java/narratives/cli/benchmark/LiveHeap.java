package narratives.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The most memory that some work needs: what is left of the heap after collections that are forced all the time, beyond
 * what was there before. The work is slowed by it, so it is not to be timed. A peak between two collections is missed.
 */
final class LiveHeap {
    private static final long EVERY_MILLIS = 20;

    private LiveHeap() {}

    /** In bytes. What comes of the work counts to the end. */
    static long peak(Supplier<?> work) throws InterruptedException {
        long before = live();
        AtomicLong most = new AtomicLong();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    most.accumulateAndGet(live(), Math::max);
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        });
        Object result = work.get();
        try {
            watch.interrupt();
            watch.join();
            most.accumulateAndGet(live(), Math::max);
        } finally {
            Reference.reachabilityFence(result);
        }
        return Math.max(0, most.get() - before);
    }

    /**
     * What a collection left, as it was when the collection ended: what the work has made since, while this thread waited for
     * a core, is not in it.
     */
    private static long live() {
        System.gc();
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage after = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && after != null) {
                left += after.getUsed();
            }
        }
        return left;
    }
}
