package narratives.evaluation;

import java.util.List;
import java.util.function.Supplier;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.TrainingSettings;
import narratives.model.engagement.EngagementModel;
import narratives.model.engagement.EngagementTrainer;
import narratives.model.engagement.Lanes;

/**
 * The model whole: ratings are foretold as by {@link ModelOfRatings}, and lists are ordered by what is foretold plus what
 * engagement adds.
 */
public record Hybrid(String name, TrainingSettings settings, long seed, Lanes lanes) implements Method {
    /** To find the weights, ratings are foretold by a model without factors, swept so often: it is nearly the same. */
    private static final int BRIEF_SWEEPS = 20;

    /** With the usual settings, in the thread of the caller. */
    public static Method usual(long seed) {
        return new Hybrid("hybrid", TrainingSettings.DEFAULT, seed, Lanes.ONE);
    }

    @Override
    public Hybrid.Learned fit(TrainingSet training) {
        EngagementModel engagement =
                new EngagementTrainer(seed, lanes).train(training, new ModelOfRatings(name, brief()));
        return new Learned(new ModelOfRatings(name, settings).fit(training), engagement);
    }

    private TrainingSettings brief() {
        return new TrainingSettings(
                settings.components(),
                0,
                Math.min(BRIEF_SWEEPS, settings.mostSweeps()),
                settings.tolerance(),
                settings.seed());
    }

    /** What was learned. */
    public record Learned(Fitted ratings, EngagementModel engagement) implements Fitted {
        @Override
        public Reader reader(int person, List<TrainingRating> own) {
            return new Person(ratings.reader(person, own), () -> engagement.added(person, own));
        }
    }

    /** For one thread: what engagement adds is worked out for the whole catalogue when it is first asked for. */
    private static final class Person implements Reader {
        private final Reader ratings;
        private final Supplier<double[]> engagement;
        private double[] added = new double[0];

        Person(Reader ratings, Supplier<double[]> engagement) {
            this.ratings = ratings;
            this.engagement = engagement;
        }

        @Override
        public Estimate predict(int narrative) {
            return ratings.predict(narrative);
        }

        /** In units of the scale, not limited to it. */
        @Override
        public double score(int narrative) {
            if (added.length == 0) {
                added = engagement.get();
            }
            return predict(narrative).mean() + added[narrative];
        }
    }
}
