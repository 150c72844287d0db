package narratives.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What the model expects of a person before their first rating: (b_u, theta_u, p_u) ~ N(center + M x_u, diag(variances)),
 * with x_u the encoded profile and M the maps of it.
 *
 * @param maps one output for the level b_u, one for each content component and one for each latent factor
 * @param variances in squared units of the scale, in the same order
 * @param center what people have in common, in the same order; 0 of the level, which the mean rating has, and of tastes,
 *     which the map of narratives has
 */
@SuppressWarnings("ArrayRecordComponent")
public record PersonPrior(FeatureMap maps, double[] variances, double[] center) {
    /** Where people have nothing in common. */
    public PersonPrior(FeatureMap maps, double[] variances) {
        this(maps, variances, new double[variances.length]);
    }

    private double[] means(double[] profile) {
        double[] means = maps.means(profile);
        for (int k = 0; k < means.length; k++) {
            means[k] += center[k];
        }
        return means;
    }

    /**
     * A person's posterior in closed form:
     *
     * <pre>
     * A = diag(1/variances) + sum E[z z'] / s2,   z = (1, g_i, q_i),   S = A^-1
     * m = S ((center + M x_u) / variances + sum ((r - mu - E c_i) E z - Cov(c_i, z)) / s2)
     * covariance = S + S P V P S,   P = diag(1/variances),   V = diag(x_u' Sigma_k x_u)
     * </pre>
     *
     * where A and the sum on the right have beside that what answers to other questions say of the level, and the last term
     * is what is not known about the maps. The same bits for the same ratings in the same order;
     * the canonical order is that of the narratives' ids.
     */
    PersonBlock posterior(
            double[] profile, List<RatedNarrative> ratings, LevelEvidence others, double mu, double noise) {
        Posterior given = posterior(means(profile), variances, ratings, others, mu, noise);
        return new PersonBlock(given.mean(), given.covarianceWith(maps.variances(profile), variances));
    }

    /** The posterior given the maps. */
    static Posterior posterior(
            double[] priorMean,
            double[] variances,
            List<RatedNarrative> ratings,
            LevelEvidence others,
            double mu,
            double noise) {
        RatingSums all = new RatingSums(variances.length);
        for (RatedNarrative rated : ratings) {
            all.add(rated, mu);
        }
        all.add(others, noise);
        Cholesky factor = Cholesky.of(Posterior.precision(all.squares, variances, noise));
        return Posterior.of(factor, all.right, priorMean, variances, noise);
    }

    /**
     * A person's posterior mean as a sum of what it comes from. With h_j = (r_j - mu - E c_j) E z_j - Cov(c_j, z_j) and
     * B_j = E[z_j z_j'] of rating j, and p = M x_u,
     *
     * <pre>
     * m = S (P p + sum h_j / s2) = p + sum S (h_j - B_j p) / s2,   because P = A - sum B_j / s2
     * </pre>
     *
     * @param answered the encoded profile without what was left unanswered, see {@link FeatureEncoder#encodeAnswered}
     */
    PersonParts parts(
            double[] profile,
            double[] answered,
            List<RatedNarrative> ratings,
            List<LevelEvidence> others,
            double mu,
            double noise) {
        double[] prior = means(profile);
        double[] told = maps.means(answered);
        double[] untold = new double[prior.length];
        for (int k = 0; k < prior.length; k++) {
            untold[k] = prior[k] - told[k];
        }
        RatingSums all = new RatingSums(variances.length);
        ratings.forEach(rated -> all.add(rated, mu));
        all.add(OtherQuestions.sum(others), noise);
        Cholesky factor = Cholesky.of(Posterior.precision(all.squares, variances, noise));
        List<double[]> byRating = new ArrayList<>();
        for (RatedNarrative rated : ratings) {
            RatingSums one = new RatingSums(prior.length);
            one.add(rated, mu);
            byRating.add(share(one, prior, factor, noise));
        }
        for (LevelEvidence other : others) {
            RatingSums one = new RatingSums(prior.length);
            one.add(other, noise);
            byRating.add(share(one, prior, factor, noise));
        }
        return new PersonParts(untold, told, byRating);
    }

    /** S (h_j - B_j p) / s2. */
    private static double[] share(RatingSums one, double[] prior, Cholesky factor, double noise) {
        double[] right = one.right;
        for (int k = 0; k < right.length; k++) {
            for (int l = 0; l < right.length; l++) {
                right[k] -= one.squares[Math.max(k, l)][Math.min(k, l)] * prior[l];
            }
        }
        for (int k = 0; k < right.length; k++) {
            right[k] /= noise;
        }
        return factor.solve(right);
    }

    /** The sums over ratings that a posterior is made of. */
    private static final class RatingSums {
        /** Of E[z z'], the lower triangle. */
        private final double[][] squares;
        /** Of (r - mu - E c_i) E z - Cov(c_i, z). */
        private final double[] right;

        private final double[] z;

        RatingSums(int size) {
            squares = new double[size][size];
            right = new double[size];
            z = new double[size];
            z[0] = 1;
        }

        /** What is said of the level. */
        void add(LevelEvidence said, double noise) {
            squares[0][0] += said.precision() * noise;
            right[0] += said.weighted() * noise;
        }

        void add(RatedNarrative rated, double mu) {
            double[] narrative = rated.narrative().mean();
            int first = z.length - narrative.length + 1;
            System.arraycopy(rated.components(), 0, z, 1, first - 1);
            System.arraycopy(narrative, 1, z, first, narrative.length - 1);
            double rest = rated.rating() - mu - narrative[0];
            for (int k = 0; k < z.length; k++) {
                for (int l = 0; l <= k; l++) {
                    squares[k][l] += z[k] * z[l];
                }
                right[k] += z[k] * rest;
            }
            addCovariance(squares, right, first, rated.narrative().covariance());
        }
    }

    /** What is not known of the narrative: Cov(q_i) to the squares, -Cov(c_i, q_i) to the right side. */
    private static void addCovariance(double[][] squares, double[] right, int first, double[][] covariance) {
        for (int k = 1; k < covariance.length; k++) {
            double[] row = squares[first + k - 1];
            for (int l = 1; l <= k; l++) {
                row[first + l - 1] += covariance[k][l];
            }
            right[first + k - 1] -= covariance[k][0];
        }
    }
}
