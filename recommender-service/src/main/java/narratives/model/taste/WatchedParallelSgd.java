package narratives.model.taste;

import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorization;
import org.apache.mahout.cf.taste.impl.recommender.svd.ParallelSGDFactorizer;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.model.Preference;

/** Taste's parallel gradient steps, which throw what their threads throw; Taste's own go on without the thread. */
final class WatchedParallelSgd extends ParallelSGDFactorizer {
    private final Failures failures;

    WatchedParallelSgd(DataModel model, int factors, double penalty, int epochs, Failures failures)
            throws TasteException {
        super(model, factors, penalty, epochs);
        this.failures = failures;
    }

    @Override
    protected void update(Preference rating, double rate) {
        try {
            super.update(rating, rate);
        } catch (RuntimeException failure) {
            failures.add(failure);
            throw failure;
        }
    }

    @Override
    public Factorization factorize() throws TasteException {
        Factorization factors = super.factorize();
        failures.check();
        return factors;
    }
}
