package narratives.model;

import java.util.Arrays;

/**
 * What its ratings say about one narrative, as sums over them with z_u = (1, p_u): it takes a rating in and gives it
 * back. Nothing in it names a person. What one rating says is evidence too, with a count of 1.
 *
 * <pre>
 * count = number of ratings,   moments = sum E[p_u z_u'],   weighted = sum E[(r - mu - b_u - theta_u . g_i) z_u]
 * </pre>
 *
 * @param moments the rows of the factors, packed: of factor k the entries 0 to k + 1; empty without factors
 * @param weighted one for the effect, in units of the scale, and one for each factor, in squared units
 * @param others what answers to other questions said of the effect when the model was trained
 */
@SuppressWarnings("ArrayRecordComponent")
public record NarrativeEvidence(int count, double[] moments, double[] weighted, LevelEvidence others) {
    /** No ratings, whatever the number of factors. */
    public static final NarrativeEvidence NONE = new NarrativeEvidence(0, new double[0], new double[1]);

    /** @throws IllegalArgumentException if the count is negative, a sum not finite, or the lengths do not fit */
    public NarrativeEvidence {
        if (count < 0) {
            throw new IllegalArgumentException("the count is " + count + "; must be at least 0");
        }
        if (weighted.length == 0 || moments.length != moments(weighted.length - 1)) {
            throw new IllegalArgumentException(
                    "there are " + moments.length + " moments of " + (weighted.length - 1) + " factors");
        }
        if (!finite(moments) || !finite(weighted)) {
            throw new IllegalArgumentException("the sums must be finite numbers");
        }
        moments = moments.clone();
        weighted = weighted.clone();
    }

    /** Of ratings alone. */
    public NarrativeEvidence(int count, double[] moments, double[] weighted) {
        this(count, moments, weighted, LevelEvidence.NONE);
    }

    /** No ratings, but this. */
    static NarrativeEvidence of(LevelEvidence others) {
        return new NarrativeEvidence(0, NONE.moments, NONE.weighted, others);
    }

    NarrativeEvidence with(LevelEvidence other) {
        return new NarrativeEvidence(count, moments, weighted, other);
    }

    /** Whether nothing was said at all. */
    public boolean isNone() {
        return count == 0 && others.equals(LevelEvidence.NONE);
    }

    /** One rating and what it leaves over, without factors; in units of the scale. */
    public static NarrativeEvidence of(double rest) {
        return new NarrativeEvidence(1, new double[0], new double[] {rest});
    }

    /** How many moments there are of so many factors. */
    static int moments(int factors) {
        return factors * (factors + 3) / 2;
    }

    private static boolean finite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    /** With what more ratings say, such as {@link RatingModel#contribution} tells of one. */
    public NarrativeEvidence plus(NarrativeEvidence more) {
        LevelEvidence both = others.plus(more.others);
        return count == 0
                ? more.with(both)
                : new NarrativeEvidence(
                        count + more.count, sum(moments, 1, more.moments), sum(weighted, 1, more.weighted), both);
    }

    /** Without what was added; without the last rating, and with nothing else said, exactly {@link #NONE}. */
    public NarrativeEvidence minus(NarrativeEvidence less) {
        LevelEvidence left = others.minus(less.others);
        return count == less.count
                ? of(left)
                : new NarrativeEvidence(
                        count - less.count, sum(moments, -1, less.moments), sum(weighted, -1, less.weighted), left);
    }

    private static double[] sum(double[] one, double sign, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("evidence of " + one.length + " sums and of " + other.length);
        }
        double[] sum = new double[one.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = one[k] + sign * other[k];
        }
        return sum;
    }

    /** The lower triangle of the sum of E[z_u z_u']. */
    double[][] squares() {
        double[][] squares = new double[weighted.length][weighted.length];
        squares[0][0] = count;
        int next = 0;
        for (int k = 1; k < squares.length; k++) {
            for (int l = 0; l <= k; l++) {
                squares[k][l] = moments[next++];
            }
        }
        return squares;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NarrativeEvidence(var theirCount, var theirMoments, var theirWeighted, var theirOthers)
                && count == theirCount
                && Arrays.equals(moments, theirMoments)
                && Arrays.equals(weighted, theirWeighted)
                && others.equals(theirOthers);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * count + Arrays.hashCode(moments)) + Arrays.hashCode(weighted)) + others.hashCode();
    }
}
