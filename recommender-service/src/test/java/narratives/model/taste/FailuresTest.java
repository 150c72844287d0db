package narratives.model.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import narratives.fixture.RatedWorld;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.model.GenericDataModel;
import org.apache.mahout.cf.taste.impl.model.GenericUserPreferenceArray;
import org.apache.mahout.cf.taste.impl.recommender.svd.ALSWRFactorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.ParallelSGDFactorizer;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.model.Preference;
import org.apache.mahout.cf.taste.model.PreferenceArray;
import org.junit.jupiter.api.Test;

/** Data that Taste's threads die of; that its own classes say nothing of it is the control. */
class FailuresTest {
    @Test
    void whatATaskOfThePoolThrowsIsKept() throws InterruptedException {
        Failures failures = new Failures();
        ThreadPoolExecutor pool = failures.pool(1);
        Future<?> unasked = pool.submit(() -> {
            throw new IllegalStateException("on purpose");
        });
        pool.shutdown();

        boolean ended = pool.awaitTermination(10, TimeUnit.SECONDS);

        assertThat(ended).isTrue();
        assertThat(unasked).isDone();
        assertThatThrownBy(failures::check).hasRootCauseMessage("on purpose");
    }

    @Test
    void whereNothingFailsNothingIsThrown() {
        Failures failures = new Failures();

        assertThatCode(failures::check).doesNotThrowAnyException();
    }

    @Test
    void alsWrTellsOfADeadThread() throws TasteException {
        DataModel twice = twice();

        assertThatThrownBy(() -> new WatchedAlsWr(twice, 2, 0.1, 1, new Failures()).factorize())
                .isInstanceOf(TasteException.class)
                .hasMessage("a thread of the training failed");
        assertThatCode(() -> new ALSWRFactorizer(twice, 2, 0.1, 1).factorize()).doesNotThrowAnyException();
    }

    @Test
    void parallelSgdTellsOfADeadThread() throws TasteException {
        DataModel fewer = withTooFewNarratives();

        assertThatThrownBy(() -> new WatchedParallelSgd(fewer, 2, 0.1, 1, new Failures()).factorize())
                .isInstanceOf(TasteException.class)
                .hasMessage("a thread of the training failed");
        assertThatCode(() -> new ParallelSGDFactorizer(fewer, 2, 0.1, 1).factorize())
                .doesNotThrowAnyException();
    }

    /** Taste would wait for four ratings of one epoch for four microseconds. */
    @Test
    void parallelSgdIsDoneWhenItReturns() throws TasteException {
        DataModel four =
                TasteRatings.of(RatedWorld.of(new double[][] {{5, 1}, {2, 4}})).model();
        LongAdder steps = new LongAdder();
        WatchedParallelSgd slow = new WatchedParallelSgd(four, 2, 0.1, 1, new Failures()) {
            @Override
            protected void update(Preference rating, double rate) {
                LockSupport.parkNanos(30_000_000);
                steps.increment();
                super.update(rating, rate);
            }
        };

        slow.factorize();

        assertThat(steps.sum()).isEqualTo(4);
    }

    /** One person who rated one narrative twice. */
    private static DataModel twice() {
        PreferenceArray ratings = new GenericUserPreferenceArray(2);
        for (int n = 0; n < 2; n++) {
            ratings.setUserID(n, 0);
            ratings.setItemID(n, 0);
            ratings.setValue(n, n + 1);
        }
        FastByIDMap<PreferenceArray> all = new FastByIDMap<>();
        all.put(0, ratings);
        return new GenericDataModel(all);
    }

    /** Says that there is one narrative, and has ratings of eleven. */
    private static DataModel withTooFewNarratives() {
        DataModel model = TasteRatings.of(RatedWorld.drawn(20, 12, new SplittableRandom(1)))
                .model();
        return (DataModel) Proxy.newProxyInstance(
                DataModel.class.getClassLoader(), new Class<?>[] {DataModel.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getNumItems")) {
                        return 1;
                    }
                    try {
                        return method.invoke(model, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }
}
