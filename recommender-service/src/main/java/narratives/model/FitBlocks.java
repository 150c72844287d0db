package narratives.model;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * What a fit knows of the narratives at a moment, in two flat arrays: of each x_i = (q_i, c_i), the factors before the
 * effect, the expectation and the packed second moments E[x_i x_i']. In this order the moments of the factors, which a
 * person's sums take in rating by rating, stand in one piece. Outside, the effect is output 0 and the factors come after it,
 * as everywhere. Not for several threads.
 */
final class FitBlocks {
    private final int factors;
    private final int size;
    private final int length;
    private final double[] means;
    private final double[] moments;
    private final double[] precision;
    private final double[] inverse;
    private final double[] right;

    private FitBlocks(int narratives, int factors) {
        this(
                factors,
                new double[narratives * (factors + 1)],
                new double[narratives * PackedMatrix.length(factors + 1)]);
    }

    private FitBlocks(int factors, double[] means, double[] moments) {
        this.factors = factors;
        this.size = factors + 1;
        this.length = PackedMatrix.length(size);
        this.means = means;
        this.moments = moments;
        this.precision = new double[length];
        this.inverse = new double[length];
        this.right = new double[size];
    }

    /** No effects, and factors as if they were known. */
    static FitBlocks known(double[][] factorsOfEach, int factors) {
        FitBlocks blocks = new FitBlocks(factorsOfEach.length, factors);
        for (int i = 0; i < factorsOfEach.length; i++) {
            System.arraycopy(factorsOfEach[i], 0, blocks.means, blocks.firstMean(i), factors);
            blocks.addSquares(i);
        }
        return blocks;
    }

    /** @param known what a model knows of each */
    static FitBlocks of(int narratives, int factors, IntFunction<NarrativeBlock> known) {
        FitBlocks blocks = new FitBlocks(narratives, factors);
        for (int i = 0; i < narratives; i++) {
            NarrativeBlock block = known.apply(i);
            for (int k = 0; k < blocks.size; k++) {
                blocks.means[blocks.firstMean(i) + blocks.place(k)] = block.mean()[k];
                for (int l = 0; l <= k; l++) {
                    blocks.moments[blocks.entry(i, k, l)] = block.covariance()[k][l];
                }
            }
            blocks.addSquares(i);
        }
        return blocks;
    }

    /** The same with some of the factors only, in the same arrays, which this must not be used with any more. */
    FitBlocks keeping(int[] kept) {
        FitBlocks less = new FitBlocks(kept.length, means, moments);
        int[] places = Arrays.copyOf(kept, kept.length + 1);
        places[kept.length] = factors;
        for (int i = 0; i < means.length / size; i++) {
            int next = less.firstMoment(i);
            for (int k = 0; k < places.length; k++) {
                means[less.firstMean(i) + k] = means[firstMean(i) + places[k]];
                for (int l = 0; l <= k; l++) {
                    moments[next++] = moments[firstMoment(i) + PackedMatrix.row(places[k]) + places[l]];
                }
            }
        }
        return less;
    }

    /** Turns covariances into second moments. */
    private void addSquares(int narrative) {
        int mean = firstMean(narrative);
        int next = firstMoment(narrative);
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                moments[next++] += means[mean + k] * means[mean + l];
            }
        }
    }

    /** Where the moment of two outputs of a narrative stands. */
    private int entry(int narrative, int one, int other) {
        int high = Math.max(place(one), place(other));
        return firstMoment(narrative) + PackedMatrix.row(high) + Math.min(place(one), place(other));
    }

    int factors() {
        return factors;
    }

    /** Where an output stands: the effect, which is output 0, is last. */
    private int place(int output) {
        return output == 0 ? factors : output - 1;
    }

    double mean(int narrative, int output) {
        return means[firstMean(narrative) + place(output)];
    }

    double variance(int narrative, int output) {
        double mean = mean(narrative, output);
        return moments[entry(narrative, output, output)] - mean * mean;
    }

    /** The effect alone. */
    Effect effect(int narrative) {
        return new Effect(mean(narrative, 0), variance(narrative, 0));
    }

    /** The means, from {@link #firstMean} on: of the factors, then of the effect. */
    double[] means() {
        return means;
    }

    int firstMean(int narrative) {
        return narrative * size;
    }

    /** The packed moments, from {@link #firstMoment} on: first those of factors, then those of the effect with each factor. */
    double[] moments() {
        return moments;
    }

    int firstMoment(int narrative) {
        return narrative * length;
    }

    /** One narrative, as the model has it. */
    NarrativeBlock block(int narrative) {
        double[] mean = new double[size];
        double[][] covariance = new double[size][size];
        for (int k = 0; k < size; k++) {
            mean[k] = mean(narrative, k);
            for (int l = 0; l <= k; l++) {
                covariance[k][l] = covariance[l][k] = moments[entry(narrative, k, l)] - mean[k] * mean[l];
            }
        }
        return new NarrativeBlock(mean, covariance);
    }

    /**
     * One narrative anew, from what its ratings say: the formula of {@link NarrativePrior#posterior}, the maps as if they were
     * known.
     *
     * @param expected by output, before any rating
     * @param variances by output
     */
    void learn(
            int narrative,
            EvidenceSum said,
            LevelEvidence others,
            double[] expected,
            double[] variances,
            double noise) {
        int mean = firstMean(narrative);
        int moment = firstMoment(narrative);
        for (int entry = 0; entry < length; entry++) {
            precision[entry] = said.moments()[entry] / noise;
        }
        for (int output = 0; output < size; output++) {
            int place = place(output);
            precision[PackedMatrix.row(place) + place] += 1 / variances[output];
            right[place] = said.weighted()[place] / noise + expected[output] / variances[output];
        }
        precision[length - 1] += others.precision();
        right[factors] += others.weighted();
        if (PackedMatrix.factor(precision, size) < size) {
            throw new ArithmeticException("what is said of a narrative is not a finite number");
        }
        PackedMatrix.solve(precision, size, right);
        PackedMatrix.invert(precision, size, inverse);
        System.arraycopy(right, 0, means, mean, size);
        System.arraycopy(inverse, 0, moments, moment, length);
        addSquares(narrative);
    }
}
