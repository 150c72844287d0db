package narratives.cli.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Connections to one service that are kept busy: each sends its next request as soon as it has the answer to the last,
 * on a thread of its own.
 */
final class Load implements AutoCloseable {
    private static final int OK = 200;

    private final List<Connection> connections;
    private final BooleanSupplier told;
    private final ExecutorService threads;

    private Load(List<Connection> connections, BooleanSupplier told) {
        this.connections = connections;
        this.told = told;
        this.threads = Executors.newFixedThreadPool(
                connections.size(),
                Thread.ofPlatform().name("load-", 0).daemon().factory());
    }

    static Load open(int port, int connections, BooleanSupplier told) throws IOException {
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            open.add(Connection.open(port));
        }
        return new Load(open, told);
    }

    /** Sends these requests in turn, over and over; each connection begins at another one. */
    Sample run(List<byte[]> requests, Duration time) throws IOException {
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Callable<Sample.Times>> work = new ArrayList<>();
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            int first = (int) ((long) i * requests.size() / connections.size());
            work.add(() -> keepBusy(connection, requests, first, end));
        }
        try {
            List<Sample.Times> times = new ArrayList<>();
            for (Future<Sample.Times> one : threads.invokeAll(work)) {
                times.add(one.get());
            }
            return Sample.of(times, System.nanoTime() - begun);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotMeasured("Stopped.", stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(failure);
        }
    }

    private Sample.Times keepBusy(Connection connection, List<byte[]> requests, int first, long end)
            throws IOException {
        Sample.Times times = new Sample.Times();
        int next = first;
        long begin = System.nanoTime();
        while (begin - end < 0 && !told.getAsBoolean()) {
            int status = connection.exchange(requests.get(next));
            long answered = System.nanoTime();
            if (status == OK) {
                times.add(answered - begin);
            } else {
                times.failed();
            }
            next = next + 1 == requests.size() ? 0 : next + 1;
            begin = answered;
        }
        return times;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
