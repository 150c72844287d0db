package narratives.recommend;

import java.util.Map;
import narratives.model.Effect;
import narratives.model.NarrativeBlock;

/**
 * What the model says of every narrative of a catalogue, by item index, laid out for a scan: the effect, its variance,
 * and one array for each content component and each latent factor. Immutable.
 */
public final class ScoreTable {
    private final double[] mean;
    private final double[] variance;
    /** First the components, then the factors. */
    private final double[][] coordinates;

    private final NarrativeBlock[] blocks;
    private final int components;

    private ScoreTable(
            double[] mean, double[] variance, double[][] coordinates, NarrativeBlock[] blocks, int components) {
        this.mean = mean;
        this.variance = variance;
        this.coordinates = coordinates;
        this.blocks = blocks;
        this.components = components;
    }

    /** Fills a table; not thread-safe. */
    public static final class Builder {
        private final ScoreTable table;

        public Builder(int items, int components, int factors) {
            table = new ScoreTable(
                    new double[items],
                    new double[items],
                    new double[components + factors][items],
                    new NarrativeBlock[items],
                    components);
        }

        public void set(int item, double[] components, NarrativeBlock block) {
            for (int k = 0; k < components.length; k++) {
                table.coordinates[k][item] = components[k];
            }
            table.set(item, block);
        }

        /** The table; the builder must not be used again. */
        public ScoreTable build() {
            return table;
        }
    }

    private void set(int item, NarrativeBlock block) {
        blocks[item] = block;
        mean[item] = block.mean()[0];
        variance[item] = block.covariance()[0][0];
        for (int k = components; k < coordinates.length; k++) {
            coordinates[k][item] = block.mean()[k - components + 1];
        }
    }

    /** The same table with something else known of some items. */
    public ScoreTable with(Map<Integer, NarrativeBlock> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        double[][] copied = coordinates.clone();
        for (int k = components; k < copied.length; k++) {
            copied[k] = copied[k].clone();
        }
        ScoreTable other = new ScoreTable(mean.clone(), variance.clone(), copied, blocks.clone(), components);
        changed.forEach(other::set);
        return other;
    }

    public int size() {
        return mean.length;
    }

    /** How much better than average a narrative is rated, on the scale of the primary question. */
    public Effect effect(int item) {
        return new Effect(mean[item], variance[item]);
    }

    /** All that is known of a narrative beside its components. */
    NarrativeBlock block(int item) {
        return blocks[item];
    }

    double effectVariance(int item) {
        return variance[item];
    }

    /** The effect plus the person's response to the narrative's components and factors. */
    double score(int item, double[] tastes) {
        double score = mean[item];
        for (int k = 0; k < coordinates.length; k++) {
            score += tastes[k] * coordinates[k][item];
        }
        return score;
    }

    /** The components of one narrative. */
    double[] components(int item) {
        double[] own = new double[components];
        for (int k = 0; k < own.length; k++) {
            own[k] = coordinates[k][item];
        }
        return own;
    }
}
