package narratives.model.taste;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.LongPrimitiveIterator;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorization;
import org.apache.mahout.cf.taste.impl.recommender.svd.ParallelSGDFactorizer;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.model.Preference;

/**
 * Taste's parallel gradient steps, which throw what their threads throw, and are done when they are done. Taste's own go
 * on without a thread that died; and they wait for an epoch a microsecond for every rating and epoch, then begin the next
 * one beside it, and in the end return while the factors are still being written to.
 */
class WatchedParallelSgd extends ParallelSGDFactorizer {
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final Failures failures;
    private final CountDownLatch steps;

    WatchedParallelSgd(DataModel model, int factors, double penalty, int epochs, Failures failures)
            throws TasteException {
        super(model, factors, penalty, epochs);
        this.failures = failures;
        steps = new CountDownLatch(Math.multiplyExact(epochs, ratings(model)));
    }

    private static int ratings(DataModel model) throws TasteException {
        int ratings = 0;
        for (LongPrimitiveIterator people = model.getUserIDs(); people.hasNext(); ) {
            ratings += model.getPreferencesFromUser(people.nextLong()).length();
        }
        return ratings;
    }

    @Override
    protected void update(Preference rating, double rate) {
        try {
            super.update(rating, rate);
            steps.countDown();
        } catch (RuntimeException | Error failure) {
            failures.add(failure);
            throw failure;
        }
    }

    @Override
    public Factorization factorize() throws TasteException {
        Factorization factors = super.factorize();
        try {
            do {
                failures.check();
            } while (!steps.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TasteException("waiting for the training was interrupted", interrupted);
        }
        return factors;
    }
}
