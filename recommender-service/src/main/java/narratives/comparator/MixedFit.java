package narratives.comparator;

import java.util.List;
import narratives.model.Biases;
import narratives.model.Cholesky;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * A linear mixed model with penalties that are given:
 *
 * <pre>
 * r = mu + v . x_u + b_u + theta_u . g_i + w . f_i + c_i
 * least squares, plus penalties times the squares of b, c, theta, and of w and v
 * </pre>
 *
 * with x_u the encoded profile, f_i the encoded characterisation and g_i its components. Solved block by block in closed
 * form, people, narratives and maps in turn; nothing is known of how sure it is.
 */
final class MixedFit implements Method.Fitted {
    /** The blocks settle to a thousandth of a step of the scale within this. */
    private static final int SWEEPS = 20;

    private final MixedFeatures features;
    private final TrainingSet training;
    private final Penalties penalties;
    private final double mean;
    private final double[][] person;
    private final double[] narrative;
    private final double[] ofProfile;
    private final double[] ofCharacterisation;

    MixedFit(TrainingSet training, MixedFeatures features, Penalties penalties) {
        this.training = training;
        this.features = features;
        this.penalties = penalties;
        mean = Biases.of(training).mean();
        person = new double[training.people().size()][features.width()];
        narrative = new double[training.narratives().size()];
        ofProfile = new double[features.people().columns()];
        ofCharacterisation = new double[features.narratives().columns()];
        RatingRows rows = RatingRows.of(training);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            people(rows);
            narratives();
            map(ofCharacterisation, features.narratives().rows(), false);
            map(ofProfile, features.people().rows(), true);
        }
    }

    private void people(RatingRows rows) {
        for (int u = 0; u < person.length; u++) {
            person[u] = block(u, training.ratings().subList(rows.start()[u], rows.start()[u + 1]));
        }
    }

    /** Level and tastes of a person, from these ratings. */
    private double[] block(int u, List<TrainingRating> own) {
        int width = features.width();
        double[][] squares = new double[width][width];
        double[] right = new double[width];
        for (TrainingRating rating : own) {
            double[] z = features.of(rating.narrative());
            double rest = rating.value() - common(u, rating.narrative());
            for (int k = 0; k < width; k++) {
                right[k] += z[k] * rest;
                for (int l = 0; l <= k; l++) {
                    squares[k][l] += z[k] * z[l];
                }
            }
        }
        for (int k = 0; k < width; k++) {
            squares[k][k] += k == 0 ? penalties.person() : penalties.taste();
        }
        return Cholesky.of(squares).solve(right);
    }

    /** All but what is the person's own. */
    private double common(int u, int i) {
        return mean
                + MixedFeatures.dot(ofProfile, features.people().row(u))
                + MixedFeatures.dot(ofCharacterisation, features.narratives().row(i))
                + narrative[i];
    }

    private double value(int u, int i) {
        return common(u, i) + MixedFeatures.dot(person[u], features.of(i));
    }

    private void narratives() {
        double[] sums = new double[narrative.length];
        int[] counts = new int[narrative.length];
        for (TrainingRating rating : training.ratings()) {
            int i = rating.narrative();
            sums[i] += rating.value() - value(rating.person(), i) + narrative[i];
            counts[i]++;
        }
        for (int i = 0; i < narrative.length; i++) {
            narrative[i] = sums[i] / (counts[i] + penalties.narrative());
        }
    }

    /** The weights of one side's features, set to their best given all else. */
    private void map(double[] weights, double[][] rows, boolean ofPeople) {
        int columns = weights.length;
        if (columns == 0) {
            return;
        }
        double[] rests = new double[rows.length];
        int[] counts = new int[rows.length];
        for (TrainingRating rating : training.ratings()) {
            int at = ofPeople ? rating.person() : rating.narrative();
            rests[at] += rating.value() - value(rating.person(), rating.narrative());
            counts[at]++;
        }
        double[][] squares = new double[columns][columns];
        double[] right = new double[columns];
        for (int at = 0; at < rows.length; at++) {
            double rest = rests[at] + counts[at] * MixedFeatures.dot(weights, rows[at]);
            for (int k = 0; k < columns; k++) {
                right[k] += rows[at][k] * rest;
                double weighed = counts[at] * rows[at][k];
                for (int l = 0; weighed != 0 && l <= k; l++) {
                    squares[k][l] += weighed * rows[at][l];
                }
            }
        }
        for (int k = 0; k < columns; k++) {
            squares[k][k] += penalties.map();
        }
        double[] solved = Cholesky.of(squares).solve(right);
        System.arraycopy(solved, 0, weights, 0, columns);
    }

    @Override
    public Method.Reader reader(int u, List<TrainingRating> own) {
        double[] block = block(u, own);
        return new Method.Reader() {
            @Override
            public Estimate predict(int i) {
                return Estimate.of(Math.clamp(
                        score(i), training.scale().minimum(), training.scale().maximum()));
            }

            @Override
            public double score(int i) {
                return common(u, i) + MixedFeatures.dot(block, features.of(i));
            }
        };
    }
}
