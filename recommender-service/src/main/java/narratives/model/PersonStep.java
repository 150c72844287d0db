package narratives.model;

import java.util.Arrays;

/**
 * One person's block in a sweep, the formula of {@link PersonPrior#posterior} with the maps as if they were known: sums over
 * their ratings, then the posterior of (p_u, b_u, theta_u), the factors before the level and the tastes, so that those moments
 * that are of factors alone stand in one piece. Outside, the level is output 0, tastes and then factors come after it, as
 * everywhere. Made once and used for one person after the other. Not for several threads.
 */
final class PersonStep {
    private final int components;
    private final int factors;
    private final int size;
    /** Of the sums, then of the precision, then of the inverse of its factor. */
    private final double[] squares;
    /** Of the sums, then the posterior mean. */
    private final double[] mean;

    private final double[] covariance;

    PersonStep(int components, int factors) {
        this.components = components;
        this.factors = factors;
        this.size = factors + 1 + components;
        this.squares = new double[PackedMatrix.length(size)];
        this.mean = new double[size];
        this.covariance = new double[squares.length];
    }

    /** A person of whom nothing is summed up yet. */
    void begin() {
        Arrays.fill(squares, 0);
        Arrays.fill(mean, 0);
    }

    /**
     * Sums up one rating.
     *
     * @param traits g_i
     * @param aboveMean r - mu
     */
    void add(FitBlocks narratives, int narrative, double[] traits, double aboveMean) {
        double[] moments = narratives.moments();
        double[] means = narratives.means();
        int moment = narratives.firstMoment(narrative);
        int first = narratives.firstMean(narrative);
        int level = PackedMatrix.length(factors);
        for (int entry = 0; entry < level; entry++) {
            squares[entry] += moments[moment + entry];
        }
        int withEffect = moment + level;
        for (int k = 0; k < factors; k++) {
            double place = means[first + k];
            squares[level + k] += place;
            mean[k] += aboveMean * place - moments[withEffect + k];
        }
        squares[level + factors]++;
        double rest = aboveMean - means[first + factors];
        mean[factors] += rest;
        addTraits(traits, means, first, rest);
    }

    private void addTraits(double[] traits, double[] means, int first, double rest) {
        int next = PackedMatrix.row(factors + 1);
        for (int a = 0; a < components; a++) {
            double trait = traits[a];
            for (int k = 0; k < factors; k++) {
                squares[next++] += trait * means[first + k];
            }
            squares[next++] += trait;
            for (int b = 0; b <= a; b++) {
                squares[next++] += trait * traits[b];
            }
            mean[factors + 1 + a] += trait * rest;
        }
    }

    /**
     * The posterior from the sums.
     *
     * @param expected by output, before any rating
     * @param variances by output
     * @param others what answers to other questions say of the level
     */
    void finish(double[] expected, double[] variances, LevelEvidence others, double noise) {
        for (int entry = 0; entry < squares.length; entry++) {
            squares[entry] /= noise;
        }
        for (int output = 0; output < size; output++) {
            int place = place(output);
            squares[PackedMatrix.row(place) + place] += 1 / variances[output];
            mean[place] = mean[place] / noise + expected[output] / variances[output];
        }
        squares[PackedMatrix.row(factors) + factors] += others.precision();
        mean[factors] += others.weighted();
        if (PackedMatrix.factor(squares, size) < size) {
            throw new ArithmeticException("what is said of a person is not a finite number");
        }
        PackedMatrix.solve(squares, size, mean);
        PackedMatrix.invert(squares, size, covariance);
    }

    private int place(int output) {
        return PeopleBlocks.place(output, components, factors);
    }

    double variance(int output) {
        return covariance[PackedMatrix.row(place(output)) + place(output)];
    }

    /** Puts the posterior into a row. */
    void into(PeopleBlocks people, int row) {
        people.set(row, mean, covariance);
    }
}
