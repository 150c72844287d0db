package narratives.model.engagement;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Independent pieces of work, done side by side: by the caller, and by as many others as an executor has to spare. Which
 * thread does which piece is left to chance, so pieces must not sum into the same place.
 *
 * @param helpers how many threads may help the caller, 0 or more
 */
public record Lanes(Executor executor, int helpers) {
    /** The caller alone. */
    public static final Lanes ONE = new Lanes(Runnable::run, 0);

    public Lanes {
        if (helpers < 0) {
            throw new IllegalArgumentException("helpers is " + helpers + "; must be at least 0");
        }
    }

    /** Does every piece, 0 up to a count; returns when all are done, and throws what the first that failed threw. */
    void forEach(int pieces, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(pieces);
        AtomicReference<RuntimeException> failed = new AtomicReference<>();
        Runnable lane = () -> {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                try {
                    work.accept(piece);
                } catch (RuntimeException failure) {
                    failed.compareAndSet(null, failure);
                } finally {
                    left.countDown();
                }
            }
        };
        for (int helper = 0; helper < Math.min(helpers, pieces - 1); helper++) {
            executor.execute(lane);
        }
        lane.run();
        await(left);
        RuntimeException failure = failed.get();
        if (failure != null) {
            throw failure;
        }
    }

    /** A piece that another thread has begun is waited for, whatever happens to this one. */
    private static void await(CountDownLatch left) {
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
