package narratives.model;

/**
 * What is known of some people, in two flat arrays: of each y_u = (p_u, b_u, theta_u), the factors before the level and the
 * tastes, the expectation and, packed, first the second moments E[p_u p_u'], then the covariances of the level and of the
 * tastes with all before them. That is what their ratings say of narratives by. Outside, the level is output 0, and tastes
 * and then factors come after it, as everywhere. Not for several threads.
 */
final class PeopleBlocks {
    private final int components;
    private final int factors;
    private final int size;
    private final int length;
    private final double[] means;
    private final double[] moments;

    PeopleBlocks(int people, int components, int factors) {
        this.components = components;
        this.factors = factors;
        this.size = factors + 1 + components;
        this.length = PackedMatrix.length(size);
        this.means = new double[people * size];
        this.moments = new double[people * length];
    }

    /** One person. */
    static PeopleBlocks of(PersonBlock person, int factors) {
        PeopleBlocks one = new PeopleBlocks(1, person.mean().length - 1 - factors, factors);
        one.set(0, person);
        return one;
    }

    /** Where an output stands: factors, the last outputs, are first. */
    static int place(int output, int components, int factors) {
        return output <= components ? factors + output : output - components - 1;
    }

    private int place(int output) {
        return place(output, components, factors);
    }

    void set(int row, PersonBlock person) {
        int moment = firstMoment(row);
        for (int k = 0; k < size; k++) {
            means[firstMean(row) + place(k)] = person.mean()[k];
            for (int l = 0; l <= k; l++) {
                int high = Math.max(place(k), place(l));
                int low = Math.min(place(k), place(l));
                moments[moment + PackedMatrix.row(high) + low] = person.covariance()[k][l];
            }
        }
        addSquares(row);
    }

    /** @param covariance in the order of this, packed */
    void set(int row, double[] mean, double[] covariance) {
        System.arraycopy(mean, 0, means, firstMean(row), size);
        System.arraycopy(covariance, 0, moments, firstMoment(row), length);
        addSquares(row);
    }

    private void addSquares(int row) {
        int first = firstMean(row);
        int next = firstMoment(row);
        for (int k = 0; k < factors; k++) {
            for (int l = 0; l <= k; l++) {
                moments[next++] += means[first + k] * means[first + l];
            }
        }
    }

    double[] means() {
        return means;
    }

    int firstMean(int row) {
        return row * size;
    }

    double[] moments() {
        return moments;
    }

    int firstMoment(int row) {
        return row * length;
    }

    double mean(int row, int output) {
        return means[firstMean(row) + place(output)];
    }

    PersonBlock block(int row) {
        double[] mean = new double[size];
        double[][] covariance = new double[size][size];
        int moment = firstMoment(row);
        for (int k = 0; k < size; k++) {
            mean[k] = mean(row, k);
            for (int l = 0; l <= k; l++) {
                int high = Math.max(place(k), place(l));
                int low = Math.min(place(k), place(l));
                double known = high < factors ? mean[k] * mean[l] : 0;
                covariance[k][l] = covariance[l][k] = moments[moment + PackedMatrix.row(high) + low] - known;
            }
        }
        return new PersonBlock(mean, covariance);
    }

    Effect level(int row) {
        int variance = firstMoment(row) + PackedMatrix.row(factors) + factors;
        return new Effect(means[firstMean(row) + factors], moments[variance]);
    }

    /** E[b_u + theta_u . g]. */
    double contentMean(int row, double[] traits) {
        int level = firstMean(row) + factors;
        double value = means[level];
        for (int a = 0; a < components; a++) {
            value += means[level + 1 + a] * traits[a];
        }
        return value;
    }

    /** Var(b_u + theta_u . g). */
    double contentVariance(int row, double[] traits) {
        int moment = firstMoment(row) + factors;
        double variance = moments[moment + PackedMatrix.row(factors)];
        for (int a = 0; a < components; a++) {
            int own = moment + PackedMatrix.row(factors + 1 + a);
            double along = moments[own];
            for (int b = 0; b < a; b++) {
                along += moments[own + 1 + b] * traits[b];
            }
            variance += traits[a] * (2 * along + moments[own + 1 + a] * traits[a]);
        }
        return variance;
    }

    /** Puts Cov(b_u + theta_u . g, p_u) into an array. */
    void contentCovariances(int row, double[] traits, double[] across) {
        int moment = firstMoment(row);
        System.arraycopy(moments, moment + PackedMatrix.row(factors), across, 0, factors);
        for (int a = 0; a < components; a++) {
            int own = moment + PackedMatrix.row(factors + 1 + a);
            for (int k = 0; k < factors; k++) {
                across[k] += moments[own + k] * traits[a];
            }
        }
    }

    /** The same people with some of the factors only. */
    PeopleBlocks keeping(int[] kept) {
        int people = means.length / size;
        PeopleBlocks less = new PeopleBlocks(people, components, kept.length);
        int[] places = new int[less.size];
        for (int k = 0; k < places.length; k++) {
            places[k] = k < kept.length ? kept[k] : factors + k - kept.length;
        }
        for (int row = 0; row < people; row++) {
            int next = less.firstMoment(row);
            for (int k = 0; k < places.length; k++) {
                less.means[less.firstMean(row) + k] = means[firstMean(row) + places[k]];
                for (int l = 0; l <= k; l++) {
                    less.moments[next++] = moments[firstMoment(row) + PackedMatrix.row(places[k]) + places[l]];
                }
            }
        }
        return less;
    }
}
