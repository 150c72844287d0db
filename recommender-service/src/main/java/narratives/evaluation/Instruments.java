package narratives.evaluation;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What time and memory are measured with.
 *
 * @param nanos a clock of nanoseconds from any beginning
 * @param memory begins to watch memory; what it gives tells the most bytes in use since
 */
public record Instruments(LongSupplier nanos, Supplier<LongSupplier> memory) {}
