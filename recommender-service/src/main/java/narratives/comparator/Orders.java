package narratives.comparator;

import java.util.List;
import narratives.model.Biases;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/** Orders that any method which puts narratives in order has to beat. Ratings are foretold by means. */
final class Orders {
    private Orders() {}

    private record Order(Method.Reader means, double[] scores) implements Method.Reader {
        @Override
        public Estimate predict(int narrative) {
            return means.predict(narrative);
        }

        @Override
        public double score(int narrative) {
            return scores[narrative];
        }
    }

    /** Most ratings first; of equally many the better rated. The same for everybody. */
    record Popularity(String name) implements Method {
        @Override
        public Basis basis() {
            return Basis.ALL_RATINGS;
        }

        @Override
        public Fitted fit(TrainingSet training) {
            double[] sum = new double[training.narratives().size()];
            int[] count = new int[sum.length];
            for (TrainingRating rating : training.ratings()) {
                sum[rating.narrative()] += rating.value();
                count[rating.narrative()]++;
            }
            double[] scores = new double[sum.length];
            for (int i = 0; i < scores.length; i++) {
                // The mean is squeezed below half a rating, so that it never outweighs one.
                scores[i] = count[i] == 0
                        ? 0
                        : count[i]
                                + (sum[i] / count[i] - training.scale().minimum())
                                        / (2 * training.scale().range());
            }
            Method.Reader means = Biases.of(training).reader(List.of());
            return (person, own) -> new Order(means, scores);
        }
    }

    /**
     * An order by chance, another one for each person, and each time the same.
     *
     * <p>The number of a person and narrative is the last mixing of SplitMix64: G. L. Steele, D. Lea, C. H. Flood, Fast
     * splittable pseudorandom number generators, OOPSLA 2014.
     */
    record Chance(String name, long seed) implements Method {
        private static final long GOLDEN = 0x9E3779B97F4A7C15L;

        @Override
        public Basis basis() {
            return Basis.CHANCE;
        }

        @Override
        public Fitted fit(TrainingSet training) {
            Estimate mean = Estimate.of(Biases.of(training).mean());
            return (person, own) -> new Draw(mean, mixed(mixed(seed) + GOLDEN * (person + 1L)));
        }

        private record Draw(Estimate mean, long start) implements Method.Reader {
            @Override
            public Estimate predict(int narrative) {
                return mean;
            }

            /** From 0 to 1. */
            @Override
            public double score(int narrative) {
                return (mixed(start + GOLDEN * (narrative + 1L)) >>> 11) * 0x1p-53;
            }
        }

        private static long mixed(long bits) {
            long once = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
            long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
            return twice ^ (twice >>> 31);
        }
    }
}
