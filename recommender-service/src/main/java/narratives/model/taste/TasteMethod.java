package narratives.model.taste;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import narratives.model.Biases;
import narratives.model.Method;
import narratives.model.TrainingSet;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.common.RandomUtils;

/**
 * A recommender of Taste. What it has no answer to is foretold by {@link Biases}, and counted ({@link TasteFitted}).
 *
 * <p>Before each training Taste's chance is put to its test seed, for the whole process and for good: it has no other way
 * to be the same twice. That would also begin anew the chance of a training under way, so there is one at a time in the
 * process.
 */
final class TasteMethod implements Method {
    private static final Lock TRAINING = new ReentrantLock();

    private final String name;
    private final Trainer trainer;

    TasteMethod(String name, Trainer trainer) {
        this.name = name;
        this.trainer = trainer;
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws FailedTrainingException if Taste fails, in whichever thread */
    @Override
    public TasteFitted fit(TrainingSet training) {
        Biases biases = Biases.of(training);
        if (training.ratings().isEmpty()) {
            return new TasteFitted(training.scale(), biases, (person, own) -> TasteFitted.NOBODY);
        }
        TRAINING.lock();
        try {
            RandomUtils.useTestSeed();
            return new TasteFitted(training.scale(), biases, trainer.train(TasteRatings.of(training)));
        } catch (TasteException | RuntimeException failure) {
            throw new FailedTrainingException(name, failure);
        } finally {
            TRAINING.unlock();
        }
    }
}
