package narratives.recommend;

import java.util.Map;
import narratives.model.Effect;

/**
 * What the model says of every narrative of a catalogue, by item index, laid out for a scan: the effect, its variance,
 * and one array for each content component. Immutable.
 */
public final class ScoreTable {
    private final double[] mean;
    private final double[] variance;
    private final double[][] components;

    private ScoreTable(double[] mean, double[] variance, double[][] components) {
        this.mean = mean;
        this.variance = variance;
        this.components = components;
    }

    /** Fills a table; not thread-safe. */
    public static final class Builder {
        private final double[] mean;
        private final double[] variance;
        private final double[][] components;

        public Builder(int items, int componentCount) {
            mean = new double[items];
            variance = new double[items];
            components = new double[componentCount][items];
        }

        public void set(int item, double[] traits, Effect effect) {
            mean[item] = effect.mean();
            variance[item] = effect.variance();
            for (int k = 0; k < components.length; k++) {
                components[k][item] = traits[k];
            }
        }

        /** The table; the builder must not be used again. */
        public ScoreTable build() {
            return new ScoreTable(mean, variance, components);
        }
    }

    /** The same table with other effects for some items. */
    public ScoreTable with(Map<Integer, Effect> effects) {
        if (effects.isEmpty()) {
            return this;
        }
        double[] means = mean.clone();
        double[] variances = variance.clone();
        effects.forEach((item, effect) -> {
            means[item] = effect.mean();
            variances[item] = effect.variance();
        });
        return new ScoreTable(means, variances, components);
    }

    public int size() {
        return mean.length;
    }

    /** How much better than average a narrative is rated, on the scale of the primary question. */
    public Effect effect(int item) {
        return new Effect(mean[item], variance[item]);
    }

    double effectMean(int item) {
        return mean[item];
    }

    double effectVariance(int item) {
        return variance[item];
    }

    /** The effect plus the person's response to the narrative's components. */
    double score(int item, double[] tastes) {
        double score = mean[item];
        for (int k = 0; k < components.length; k++) {
            score += tastes[k] * components[k][item];
        }
        return score;
    }

    /** The components of one narrative. */
    double[] components(int item) {
        double[] own = new double[components.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = components[k][item];
        }
        return own;
    }
}
