package narratives.model.taste;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.mahout.cf.taste.common.TasteException;
import org.jspecify.annotations.Nullable;

/** What went wrong in the threads that Taste starts and does not ask again; the first failure is kept. */
final class Failures {
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    void add(Throwable failure) {
        first.compareAndSet(null, failure);
    }

    /** @throws TasteException if anything went wrong */
    void check() throws TasteException {
        Throwable failure = first.get();
        if (failure != null) {
            throw new TasteException("a thread of the training failed", failure);
        }
    }

    /** A pool whose tasks cannot fail in silence. */
    ThreadPoolExecutor pool(int threads) {
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
                super.afterExecute(task, thrown);
                if (thrown != null) {
                    add(thrown);
                } else if (task instanceof Future<?> future) {
                    addFailureOf(future);
                }
            }
        };
    }

    private void addFailureOf(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException failure) {
            add(failure.getCause() == null ? failure : failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
