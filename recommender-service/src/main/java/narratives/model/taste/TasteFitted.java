package narratives.model.taste;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import narratives.feedback.Scale;
import narratives.model.Biases;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet.TrainingRating;
import org.apache.mahout.cf.taste.common.TasteException;

/**
 * What Taste learned, with an answer to everything: where Taste has none, for it does not know the person or the
 * narrative or has no neighbours with ratings, or stumbles over them, the biases answer. Both are counted, since figures of a method that
 * mostly leaves the answer to another say little of it. Safe for many threads.
 */
public final class TasteFitted implements Method.Fitted {
    private final Scale scale;
    private final Biases biases;
    private final Learned learned;
    private final LongAdder asked = new LongAdder();
    private final LongAdder missing = new LongAdder();

    TasteFitted(Scale scale, Biases biases, Learned learned) {
        this.scale = scale;
        this.biases = biases;
        this.learned = learned;
    }

    /** How many predictions and scores were asked for so far. */
    public long asked() {
        return asked.sum();
    }

    /** To how many of them Taste had no answer. */
    public long missing() {
        return missing.sum();
    }

    @Override
    public Method.Reader reader(int person, List<TrainingRating> own) {
        return new Person(person(person, own), biases.reader(own));
    }

    private Learned.Person person(int person, List<TrainingRating> own) {
        try {
            return learned.person(person, own);
        } catch (TasteException | RuntimeException unknown) {
            return NOBODY;
        }
    }

    /** Of whom Taste knows nothing. */
    static final Learned.Person NOBODY = narrative -> Double.NaN;

    private final class Person implements Method.Reader {
        private final Learned.Person person;
        private final Method.Reader means;

        private Person(Learned.Person person, Method.Reader means) {
            this.person = person;
            this.means = means;
        }

        @Override
        public Estimate predict(int narrative) {
            return Estimate.of(Math.clamp(score(narrative), scale.minimum(), scale.maximum()));
        }

        @Override
        public double score(int narrative) {
            asked.increment();
            double estimate = estimate(narrative);
            if (Double.isFinite(estimate)) {
                return estimate;
            }
            missing.increment();
            return means.score(narrative);
        }

        /** Not counted as asked for: nothing is foretold by it. */
        @Override
        public boolean answers(int narrative) {
            return Double.isFinite(estimate(narrative));
        }

        private double estimate(int narrative) {
            try {
                return person.estimate(narrative);
            } catch (TasteException | RuntimeException unknown) {
                return Double.NaN;
            }
        }
    }
}
