package narratives.comparator;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import narratives.model.Biases;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The means that any method has to beat. What has no rating yet gets the mean of all; with no rating at all, the
 * middle.
 */
public final class Baselines {
    private Baselines() {}

    private record Named(String name, Basis basis, Learner learner) implements Method {
        @Override
        public Fitted fit(TrainingSet training) {
            return learner.fit(training);
        }
    }

    private interface Learner {
        Method.Fitted fit(TrainingSet training);
    }

    /** A mean of some ratings, told as the mean of all and what theirs is above it. */
    private record Mean(double ofAll, Method.Part.Source of, IntToDoubleFunction mean) implements Method.Reader {
        @Override
        public Estimate predict(int narrative) {
            return Estimate.of(mean.applyAsDouble(narrative));
        }

        @Override
        public List<Method.Part> parts(int narrative) {
            Method.Part everybody = new Method.Part(Method.Part.Source.EVERYBODY, ofAll);
            double above = mean.applyAsDouble(narrative) - ofAll;
            return above == 0 ? List.of(everybody) : List.of(everybody, new Method.Part(of, above));
        }
    }

    /** The mean of all ratings. */
    public static Method globalMean() {
        return new Named("global mean", Method.Basis.ALL_RATINGS, training -> {
            double mean = mean(training.ratings(), training.scale().middle());
            Method.Reader anybody = new Mean(mean, Method.Part.Source.EVERYBODY, narrative -> mean);
            return (person, own) -> anybody;
        });
    }

    /** The mean of the narrative's ratings. */
    public static Method narrativeMean() {
        return new Named("narrative mean", Method.Basis.ALL_RATINGS, training -> {
            double mean = mean(training.ratings(), training.scale().middle());
            SortedMap<Integer, double[]> sums = new TreeMap<>();
            for (TrainingRating rating : training.ratings()) {
                double[] sum = sums.computeIfAbsent(rating.narrative(), unseen -> new double[2]);
                sum[0] += rating.value();
                sum[1]++;
            }
            Method.Reader anybody = new Mean(mean, Method.Part.Source.NARRATIVE, narrative -> {
                double[] sum = sums.getOrDefault(narrative, new double[] {mean, 1});
                return sum[0] / sum[1];
            });
            return (person, own) -> anybody;
        });
    }

    /** The mean of the person's own ratings. */
    public static Method personMean() {
        return new Named("person mean", Method.Basis.OWN_RATINGS, training -> {
            double mean = mean(training.ratings(), training.scale().middle());
            return (person, own) -> {
                double theirs = mean(own, mean);
                return new Mean(mean, Method.Part.Source.PERSON, narrative -> theirs);
            };
        });
    }

    /** The mean of all, the narrative's bias and the person's, both shrunk: {@link Biases}. */
    public static Method bias() {
        return new Named("bias", Method.Basis.OWN_RATINGS, training -> {
            Biases biases = Biases.of(training);
            return (person, own) -> biases.reader(own);
        });
    }

    private static double mean(List<TrainingRating> ratings, double otherwise) {
        double sum = 0;
        for (TrainingRating rating : ratings) {
            sum += rating.value();
        }
        return ratings.isEmpty() ? otherwise : sum / ratings.size();
    }
}
