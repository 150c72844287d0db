package narratives.model.taste;

import java.util.concurrent.ExecutorService;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.recommender.svd.ALSWRFactorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorization;
import org.apache.mahout.cf.taste.model.DataModel;

/** Taste's ALS-WR, which throws what its threads throw; its own leaves the vectors of a failed task as they were. */
final class WatchedAlsWr extends ALSWRFactorizer {
    /** The numbers are the same with any number. */
    private static final int THREADS = 2;

    private final Failures failures;

    WatchedAlsWr(DataModel model, int factors, double penalty, int iterations, Failures failures)
            throws TasteException {
        super(model, factors, penalty, iterations);
        this.failures = failures;
    }

    @Override
    protected ExecutorService createQueue() {
        return failures.pool(THREADS);
    }

    @Override
    public Factorization factorize() throws TasteException {
        Factorization factors = super.factorize();
        failures.check();
        return factors;
    }
}
