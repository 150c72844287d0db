package narratives.packaged;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * gRPC beside REST in one run, over the packaged service with the demonstration collection: lists, and feedback one by one,
 * in batches and as a stream. Run by {@code .ci/wires}; a measurement, not a test.
 */
final class Wires {
    /** In so many turns the two wires are measured, so that a busy moment of the machine meets both. */
    private static final int TURNS = 4;

    private Wires() {}

    /** Makes one call, of a number that no other call has. */
    interface Caller {
        void call(long number) throws Exception;
    }

    /** What is asked for over both wires. */
    private record Task(String name, int eventsPerCall, Caller rest, Caller grpc) {}

    /** How long calls took, in nanoseconds, and over how long they were made. */
    private record Sample(long[] sorted, long nanos) {
        static Sample of(List<long[]> parts, long nanos) {
            return new Sample(
                    parts.stream().flatMapToLong(Arrays::stream).sorted().toArray(), nanos);
        }

        static Sample together(List<Sample> samples) {
            return of(
                    samples.stream().map(Sample::sorted).toList(),
                    samples.stream().mapToLong(Sample::nanos).sum());
        }

        double perSecond() {
            return sorted.length * 1e9 / nanos;
        }

        /** The nearest rank. */
        double millis(double share) {
            return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
        }
    }

    /** Arguments: seconds for each wire and task, seconds to warm up, and how many callers at once, one run for each. */
    public static void main(String... arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[0]);
        int warmUp = Integer.parseInt(arguments[1]);
        AtomicLong numbers = new AtomicLong();
        try (PackagedService service = PackagedService.start(PackagedService.fresh("wires"));
                WireCallers callers = new WireCallers(service.port(), service.grpcPort())) {
            List<Task> tasks = List.of(
                    new Task("recommend", 0, callers::restList, callers::grpcList),
                    new Task("feedback, one event", 1, callers::restEvent, callers::grpcEvent),
                    new Task("feedback, batch", WireCallers.BATCH, callers::restBatch, callers::grpcBatch),
                    new Task("feedback, stream", WireCallers.STREAM, callers::restImport, callers::grpcStream));
            System.out.println(
                    "| call | callers | wire | calls/s | events/s | p50 ms | p99 ms |\n|---|---:|---|---:|---:|---:|---:|");
            for (int i = 2; i < arguments.length; i++) {
                for (Task task : tasks) {
                    measure(task, Integer.parseInt(arguments[i]), seconds, warmUp, numbers);
                }
            }
        }
        System.exit(0);
    }

    private static void measure(Task task, int callers, int seconds, int warmUp, AtomicLong numbers) throws Exception {
        run(task.rest(), callers, warmUp * 1_000L, numbers);
        run(task.grpc(), callers, warmUp * 1_000L, numbers);
        List<Sample> rest = new ArrayList<>();
        List<Sample> grpc = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            rest.add(run(task.rest(), callers, seconds * 1_000L / TURNS, numbers));
            grpc.add(run(task.grpc(), callers, seconds * 1_000L / TURNS, numbers));
        }
        print(task, callers, "REST", Sample.together(rest));
        print(task, callers, "gRPC", Sample.together(grpc));
    }

    private static Sample run(Caller caller, int callers, long millis, AtomicLong numbers) throws Exception {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<long[]>> work = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                work.add(() -> keepBusy(caller, begun + millis * 1_000_000, numbers));
            }
            List<long[]> parts = new ArrayList<>();
            for (Future<long[]> part : threads.invokeAll(work)) {
                parts.add(part.get());
            }
            return Sample.of(parts, System.nanoTime() - begun);
        }
    }

    private static long[] keepBusy(Caller caller, long end, AtomicLong numbers) throws Exception {
        long[] times = new long[1024];
        int count = 0;
        long before = System.nanoTime();
        do {
            caller.call(numbers.incrementAndGet());
            long after = System.nanoTime();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = after - before;
            before = after;
        } while (before - end < 0);
        return Arrays.copyOf(times, count);
    }

    private static void print(Task task, int callers, String wire, Sample sample) {
        String events = task.eventsPerCall() == 0
                ? ""
                : String.format(Locale.ROOT, "%,.0f", sample.perSecond() * task.eventsPerCall());
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %,.1f | %s | %.3f | %.3f |%n",
                task.name(),
                callers,
                wire,
                sample.perSecond(),
                events,
                sample.millis(0.5),
                sample.millis(0.99));
    }
}
