package narratives.model;

import java.util.List;
import narratives.feedback.Scale;
import narratives.model.TrainingSet.TrainingRating;

/**
 * How far above the mean of all each narrative is rated, and each person rates, drawn towards nothing where there are
 * few ratings: {@code bᵢ = Σ (r − μ) / (n + 5)} over a narrative's ratings, then {@code bᵤ = Σ (r − μ − bᵢ) / (n + 5)}
 * over a person's, and a rating is foretold as {@code μ + bᵢ + bᵤ}. Immutable.
 *
 * <p>Y. Koren, Factor in the neighbors: scalable and accurate collaborative filtering, ACM TKDD 4 (2010), section 2.1,
 * where the added counts are 25 and 10 for a large film collection. 5 and 5 are ours: they did best of those tried where
 * a person gives two or three ratings.
 */
public final class Biases {
    /** As many ratings at the mean as every narrative and person is given beforehand. */
    private static final double ADDED = 5;

    private final Scale scale;
    private final double mean;
    private final double[] narrative;

    private Biases(Scale scale, double mean, double[] narrative) {
        this.scale = scale;
        this.mean = mean;
        this.narrative = narrative;
    }

    /** Learns the mean, which is the middle of the scale where there is no rating, and the narratives. */
    public static Biases of(TrainingSet training) {
        List<TrainingRating> ratings = training.ratings();
        double sum = 0;
        for (TrainingRating rating : ratings) {
            sum += rating.value();
        }
        double mean = ratings.isEmpty() ? training.scale().middle() : sum / ratings.size();
        double[] above = new double[training.narratives().size()];
        int[] count = new int[above.length];
        for (TrainingRating rating : ratings) {
            above[rating.narrative()] += rating.value() - mean;
            count[rating.narrative()]++;
        }
        for (int i = 0; i < above.length; i++) {
            above[i] /= count[i] + ADDED;
        }
        return new Biases(training.scale(), mean, above);
    }

    /** The mean of all ratings, in units of the scale. */
    public double mean() {
        return mean;
    }

    /** How far above the mean a narrative is rated, in units of the scale; 0 if it has no rating. */
    public double narrative(int narrative) {
        return this.narrative[narrative];
    }

    /** The view of a person with these ratings; its scores are not limited to the scale. */
    public Method.Reader reader(List<TrainingRating> own) {
        double above = 0;
        for (TrainingRating rating : own) {
            above += rating.value() - mean - narrative[rating.narrative()];
        }
        return new Levelled(scale, above / (own.size() + ADDED), this);
    }

    private record Levelled(Scale scale, double person, Biases biases) implements Method.Reader {
        @Override
        public Estimate predict(int narrative) {
            return Estimate.of(Math.clamp(score(narrative), scale.minimum(), scale.maximum()));
        }

        @Override
        public double score(int narrative) {
            return biases.mean + person + biases.narrative[narrative];
        }

        @Override
        public List<Method.Part> parts(int narrative) {
            return List.of(
                    new Method.Part(Method.Part.Source.EVERYBODY, biases.mean),
                    new Method.Part(Method.Part.Source.NARRATIVE, biases.narrative[narrative]),
                    new Method.Part(Method.Part.Source.PERSON, person));
        }
    }
}
