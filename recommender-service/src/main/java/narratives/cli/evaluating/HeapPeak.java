package narratives.cli.evaluating;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The most bytes of heap in use from now on, beyond those in use now. What is no longer needed and not yet collected
 * counts as in use, so that a figure depends on the size of the heap too: compare figures of one run only.
 */
final class HeapPeak implements Supplier<LongSupplier> {
    @Override
    public LongSupplier get() {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = used(pools);
        return () -> Math.max(
                0,
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before);
    }

    private static long used(List<MemoryPoolMXBean> pools) {
        return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }
}
