package narratives.model;

import java.util.Arrays;

/**
 * What is known of one narrative given a model: how far above the mean it is rated (entry 0, in units of the scale), and
 * where it stands on each latent factor (the entries after it, no unit). Normal with this mean and covariance. Immutable
 * as long as nobody writes into the arrays.
 */
@SuppressWarnings("ArrayRecordComponent")
public record NarrativeBlock(double[] mean, double[][] covariance) {
    /** An effect alone, without latent factors. */
    public static NarrativeBlock of(Effect effect) {
        return new NarrativeBlock(new double[] {effect.mean()}, new double[][] {{effect.variance()}});
    }

    /** The effect c_i alone. */
    public Effect effect() {
        return new Effect(mean[0], covariance[0][0]);
    }

    /** How many latent factors there are. */
    public int factors() {
        return mean.length - 1;
    }

    /** The content components with the expected factors after them: all that a person responds to. */
    public double[] coordinates(double[] components) {
        if (mean.length == 1) {
            return components;
        }
        double[] coordinates = Arrays.copyOf(components, components.length + mean.length - 1);
        System.arraycopy(mean, 1, coordinates, components.length, mean.length - 1);
        return coordinates;
    }

    /**
     * What it adds to the variance of a person's rating: z_u' S_i z_u + tr(S_u S_i), with z_u = (1, E p_u) and the trace
     * over the factors.
     */
    public double variance(PersonBlock person) {
        int first = person.mean().length - factors();
        double variance = covariance[0][0];
        for (int k = 1; k < mean.length; k++) {
            double taste = person.mean()[first + k - 1];
            double[] row = covariance[k];
            double[] tastes = person.covariance()[first + k - 1];
            double across = row[0];
            double trace = 0;
            for (int l = 1; l < k; l++) {
                across += row[l] * person.mean()[first + l - 1];
                trace += row[l] * tastes[first + l - 1];
            }
            variance += taste * (2 * across + row[k] * taste);
            variance += 2 * trace + row[k] * tastes[first + k - 1];
        }
        return variance;
    }

    /** The same with some of the factors only. */
    NarrativeBlock keeping(int[] kept) {
        int[] places = new int[kept.length + 1];
        for (int k = 0; k < kept.length; k++) {
            places[k + 1] = kept[k] + 1;
        }
        double[] means = new double[places.length];
        double[][] covariances = new double[places.length][places.length];
        for (int k = 0; k < places.length; k++) {
            means[k] = mean[places[k]];
            for (int l = 0; l < places.length; l++) {
                covariances[k][l] = covariance[places[k]][places[l]];
            }
        }
        return new NarrativeBlock(means, covariances);
    }
}
