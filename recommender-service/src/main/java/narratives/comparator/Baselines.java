package narratives.comparator;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private record Named(String name, Learner learner) implements Method {
        @Override
        public Fitted fit(TrainingSet training) {
            return learner.fit(training);
        }
    }

    private interface Learner {
        Method.Fitted fit(TrainingSet training);
    }

    /** The mean of all ratings. */
    public static Method globalMean() {
        return new Named("global mean", training -> {
            double mean = mean(training.ratings(), training.scale().middle());
            return (person, own) -> narrative -> Estimate.of(mean);
        });
    }

    /** The mean of the narrative's ratings. */
    public static Method narrativeMean() {
        return new Named("narrative mean", training -> {
            double mean = mean(training.ratings(), training.scale().middle());
            SortedMap<Integer, double[]> sums = new TreeMap<>();
            for (TrainingRating rating : training.ratings()) {
                double[] sum = sums.computeIfAbsent(rating.narrative(), unseen -> new double[2]);
                sum[0] += rating.value();
                sum[1]++;
            }
            return (person, own) -> narrative -> {
                double[] sum = sums.getOrDefault(narrative, new double[] {mean, 1});
                return Estimate.of(sum[0] / sum[1]);
            };
        });
    }

    /** The mean of the person's own ratings. */
    public static Method personMean() {
        return new Named("person mean", training -> {
            double mean = mean(training.ratings(), training.scale().middle());
            return (person, own) -> {
                double theirs = mean(own, mean);
                return narrative -> Estimate.of(theirs);
            };
        });
    }

    /** The mean of all, the narrative's bias and the person's, both shrunk: {@link Biases}. */
    public static Method bias() {
        return new Named("bias", training -> {
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
