package narratives.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when it was measured, as far as it may explain a figure.
 *
 * @param jvm of the service and of the client alike
 * @param heapMegabytes the most it may take, in the service and in the client each
 * @param loadAverage of the last minute before the run; negative if the platform does not tell
 */
public record Surroundings(String at, String jvm, String platform, int cores, long heapMegabytes, double loadAverage) {
    static Surroundings now() {
        Runtime runtime = Runtime.getRuntime();
        return new Surroundings(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
