package narratives.recommend;

import java.util.BitSet;
import java.util.Map;
import narratives.model.Effect;
import narratives.model.NarrativeBlock;
import narratives.model.engagement.EngagementTraits;

/**
 * What the model says of every narrative of a catalogue, by item index: the effect, its variance, the content components
 * and the latent factors, what is known of its appeal, and all of them once more laid out for a scan. Immutable.
 */
public final class ScoreTable {
    /** One array for each content component. */
    private final double[][] components;

    private final NarrativeBlock[] blocks;
    private final EngagementTraits[] appeal;
    private final Slabs slabs;

    private ScoreTable(double[][] components, NarrativeBlock[] blocks, EngagementTraits[] appeal, Slabs slabs) {
        this.components = components;
        this.blocks = blocks;
        this.appeal = appeal;
        this.slabs = slabs;
    }

    /** Fills a table; not thread-safe. */
    public static final class Builder {
        private final double[][] components;
        private final NarrativeBlock[] blocks;
        private final EngagementTraits[] appeal;
        private final int factors;
        private final int coordinates;

        /** Of a model without engagement. */
        public Builder(int items, int components, int factors) {
            this(items, components, factors, 0);
        }

        /** @param coordinates how many numbers are known of a narrative's appeal */
        public Builder(int items, int components, int factors, int coordinates) {
            this.components = new double[components][items];
            blocks = new NarrativeBlock[items];
            appeal = new EngagementTraits[coordinates == 0 ? 0 : items];
            this.factors = factors;
            this.coordinates = coordinates;
        }

        public void set(int item, double[] of, NarrativeBlock block) {
            for (int k = 0; k < of.length; k++) {
                components[k][item] = of[k];
            }
            blocks[item] = block;
        }

        public void set(int item, EngagementTraits known) {
            appeal[item] = known;
        }

        /** The table; every item must have been set, and the builder must not be used again. */
        public ScoreTable build() {
            return new ScoreTable(
                    components,
                    blocks,
                    appeal,
                    Slabs.of(
                            blocks.length,
                            1 + components.length + factors + coordinates,
                            source(components, blocks, appeal)));
        }
    }

    /** First the effect, then the components, then the factors, then the coordinates of appeal. */
    private static Slabs.Source source(double[][] components, NarrativeBlock[] blocks, EngagementTraits[] appeal) {
        return (item, k) -> {
            if (k > 0 && k <= components.length) {
                return components[k - 1][item];
            }
            double[] known = blocks[item].mean();
            int at = Math.max(0, k - components.length);
            return at < known.length ? known[at] : appeal[item].coordinates()[at - known.length];
        };
    }

    /** The same table with something else known of some items. */
    public ScoreTable with(Map<Integer, NarrativeBlock> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        NarrativeBlock[] known = blocks.clone();
        changed.forEach((item, block) -> known[item] = block);
        return new ScoreTable(
                components, known, appeal, slabs.with(changed.keySet(), source(components, known, appeal)));
    }

    /**
     * The best of the eligible items by {@link #score}, best first, equal ones in the order of their index: exactly those
     * that scoring each of them would find. Most are dropped by a sum in single precision that comes nowhere near.
     *
     * @param tastes of the components, then of the factors, then of the coordinates of appeal
     * @param count at least 1
     */
    public int[] top(BitSet eligible, double[] tastes, int count) {
        Best best = new Best(count);
        float[] weights = new float[tastes.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) tastes[k];
        }
        double error = slabs.error(tastes);
        float[] sums = new float[Slabs.BLOCK];
        for (int next = eligible.nextSetBit(0); next >= 0; ) {
            int block = next / Slabs.BLOCK;
            int end = block * Slabs.BLOCK + slabs.length(block);
            slabs.sums(block, weights, sums);
            offer(best, sums, next, end, eligible, tastes, error);
            next = eligible.nextSetBit(end);
        }
        return best.ordered();
    }

    private void offer(Best best, float[] sums, int from, int end, BitSet eligible, double[] tastes, double error) {
        int start = from / Slabs.BLOCK * Slabs.BLOCK;
        float hopeless = below(best, error);
        for (int item = from; item < end; item++) {
            if (sums[item - start] > hopeless && eligible.get(item)) {
                double score = score(item, tastes);
                if (best.wants(score)) {
                    best.offer(item, score);
                    hopeless = below(best, error);
                }
            }
        }
    }

    /** A rounded sum that is not above this cannot be that of one of the best. */
    private static float below(Best best, double error) {
        return Math.nextDown((float) (best.worst() - error));
    }

    public int size() {
        return blocks.length;
    }

    /** How much better than average a narrative is rated, on the scale of the primary question. */
    public Effect effect(int item) {
        return blocks[item].effect();
    }

    /** All that is known of a narrative beside its components. */
    NarrativeBlock block(int item) {
        return blocks[item];
    }

    /** What is known of a narrative's appeal; only where {@link #coordinates} are. */
    EngagementTraits appeal(int item) {
        return appeal[item];
    }

    /** How many numbers are known of a narrative's appeal. */
    int coordinates() {
        return appeal.length == 0 ? 0 : appeal[0].coordinates().length;
    }

    double effectVariance(int item) {
        return blocks[item].covariance()[0][0];
    }

    /** The effect plus the person's response to the narrative's components, factors and appeal. */
    double score(int item, double[] tastes) {
        double[] known = blocks[item].mean();
        double score = known[0];
        for (int k = 0; k < components.length; k++) {
            score += tastes[k] * components[k][item];
        }
        score += factors(known, tastes, components.length - 1);
        return appeal.length == 0 ? score : score + appeal(item, tastes, components.length + known.length - 1);
    }

    private double appeal(int item, double[] tastes, int from) {
        double[] coordinates = appeal[item].coordinates();
        double sum = 0;
        for (int k = 0; k < coordinates.length; k++) {
            sum += tastes[from + k] * coordinates[k];
        }
        return sum;
    }

    /** In four sums that do not wait for each other. */
    private static double factors(double[] known, double[] tastes, int shift) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 1;
        for (; k + 3 < known.length; k += 4) {
            a += tastes[shift + k] * known[k];
            b += tastes[shift + k + 1] * known[k + 1];
            c += tastes[shift + k + 2] * known[k + 2];
            d += tastes[shift + k + 3] * known[k + 3];
        }
        for (; k < known.length; k++) {
            a += tastes[shift + k] * known[k];
        }
        return (a + b) + (c + d);
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
