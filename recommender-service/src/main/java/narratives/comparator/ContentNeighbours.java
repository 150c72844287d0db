package narratives.comparator;

import java.util.List;
import narratives.model.Biases;
import narratives.model.Estimate;
import narratives.model.GowerTable;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSet.TrainingRating;

/**
 * What a person said of the narratives most like this one by their characterisations:
 * {@code r̂ = (m + Σ s r) / (1 + Σ s)} over the nearest of their own ratings, with s = 1 − the distance of Gower, and m
 * the mean of their ratings, itself drawn towards the mean of all as if that were one rating of theirs. Of equally near
 * narratives the first in the catalogue counts. Others' ratings count for the mean of all alone.
 *
 * <p>M. J. Pazzani and D. Billsus, Content-based recommendation systems, in The adaptive web (2007). That the mean
 * weighs as much as one narrative that is wholly alike is ours: one rating of a narrative that is a little alike would
 * otherwise be all that is known.
 *
 * @param nearest how many narratives count at most, 1 or more
 */
record ContentNeighbours(String name, int nearest) implements Method {
    /** What collaborative neighbours are commonly limited to; who gave fewer ratings has all of them counted. */
    private static final int NEAREST = 20;

    ContentNeighbours {
        if (nearest < 1) {
            throw new IllegalArgumentException("nearest is " + nearest + "; must be at least 1");
        }
    }

    static Method usual() {
        return new ContentNeighbours("content-knn", NEAREST);
    }

    @Override
    public Fitted fit(TrainingSet training) {
        GowerTable table = new GowerTable(
                training.instrument(),
                training.narratives().stream()
                        .map(TrainingNarrative::characterisation)
                        .toList());
        double ofAll = Biases.of(training).mean();
        return (person, own) -> new Person(table, List.copyOf(own), mean(own, ofAll), nearest);
    }

    private static double mean(List<TrainingRating> own, double ofAll) {
        double sum = ofAll;
        for (TrainingRating rating : own) {
            sum += rating.value();
        }
        return sum / (own.size() + 1);
    }

    private record Person(GowerTable table, List<TrainingRating> own, double mean, int nearest)
            implements Method.Reader {
        @Override
        public boolean answers(int narrative) {
            return !own.isEmpty();
        }

        @Override
        public Estimate predict(int narrative) {
            int limit = Math.min(nearest, own.size());
            double[] likeness = new double[limit];
            double[] value = new double[limit];
            int held = 0;
            for (TrainingRating rating : own) {
                double like = 1 - table.distance(narrative, rating.narrative());
                if (held < limit) {
                    held++;
                } else if (!(like > likeness[limit - 1])) {
                    continue;
                }
                int place = held - 1;
                for (; place > 0 && like > likeness[place - 1]; place--) {
                    likeness[place] = likeness[place - 1];
                    value[place] = value[place - 1];
                }
                likeness[place] = like;
                value[place] = rating.value();
            }
            double sum = mean;
            double weight = 1;
            for (int n = 0; n < held; n++) {
                sum += likeness[n] * value[n];
                weight += likeness[n];
            }
            return Estimate.of(sum / weight);
        }
    }
}
