package narratives.evaluation;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import narratives.catalog.Answer;
import narratives.model.Estimate;
import narratives.model.History;
import narratives.model.Method;
import narratives.model.ModelOfRatings;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.TrainingSettings;
import narratives.model.engagement.EngagementModel;
import narratives.model.engagement.EngagementSettings;
import narratives.model.engagement.EngagementTrainer;
import narratives.model.engagement.Lanes;

/**
 * The model whole: ratings are foretold as by {@link ModelOfRatings}, and lists are ordered by what is foretold plus what
 * engagement adds.
 */
public record Hybrid(String name, TrainingSettings settings, EngagementSettings engaging, Lanes lanes)
        implements Method {
    /** With the usual settings, to find whatever people turn to, in the thread of the caller. */
    public static Method usual(long seed) {
        return new Hybrid("hybrid", TrainingSettings.DEFAULT, EngagementSettings.unbounded(seed), Lanes.ONE);
    }

    /**
     * As it serves: engagement moves lists no further than expected answers do, and is learned to find what helped.
     *
     * @param name it is reported by
     */
    public static Method served(String name, long seed) {
        return new Hybrid(name, TrainingSettings.DEFAULT, EngagementSettings.served(seed, 1), Lanes.ONE);
    }

    @Override
    public Hybrid.Learned fit(TrainingSet training) {
        EngagementModel engagement =
                new EngagementTrainer(engaging, lanes).train(training, ModelOfRatings.brief(settings));
        return new Learned(
                new ModelOfRatings(name, settings).fit(training), engagement, training.people(), training.histories());
    }

    /**
     * What was learned.
     *
     * @param profiles of the people of the training set
     * @param histories what they said and did in it
     */
    public record Learned(
            Fitted ratings,
            EngagementModel engagement,
            List<SortedMap<String, Answer>> profiles,
            List<History> histories)
            implements Fitted {
        @Override
        public Reader reader(int person, List<TrainingRating> own) {
            return new Person(ratings.reader(person, own), () -> added(person, own));
        }

        /** What engagement adds to each narrative for a person. */
        double[] added(int person, List<TrainingRating> own) {
            return engagement.added(
                    profiles.get(person), new History(own, histories.get(person).engagements()));
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
