package narratives.model;

import java.util.List;

/**
 * What the model expects of a person before their first rating: (b_u, theta_u, p_u) ~ N(M x_u, diag(variances)), with
 * x_u the encoded profile and M the maps of it.
 *
 * @param maps one output for the level b_u, one for each content component and one for each latent factor
 * @param variances in squared units of the scale, in the same order
 */
@SuppressWarnings("ArrayRecordComponent")
public record PersonPrior(FeatureMap maps, double[] variances) {
    /**
     * A person's posterior in closed form:
     *
     * <pre>
     * A = diag(1/variances) + sum E[z z'] / s2,   z = (1, g_i, q_i),   S = A^-1
     * m = S (M x_u / variances + sum ((r - mu - E c_i) E z - Cov(c_i, z)) / s2)
     * covariance = S + S P V P S,   P = diag(1/variances),   V = diag(x_u' Sigma_k x_u)
     * </pre>
     *
     * where the last term is what is not known about the maps. The same bits for the same ratings in the same order;
     * the canonical order is that of the narratives' ids.
     */
    PersonBlock posterior(double[] profile, List<RatedNarrative> ratings, double mu, double noise) {
        Posterior given = posterior(maps.means(profile), variances, ratings, mu, noise);
        return new PersonBlock(given.mean(), given.covarianceWith(maps.variances(profile), variances));
    }

    /** The posterior given the maps. */
    static Posterior posterior(
            double[] priorMean, double[] variances, List<RatedNarrative> ratings, double mu, double noise) {
        int size = variances.length;
        double[][] squares = new double[size][size];
        double[] right = new double[size];
        double[] z = new double[size];
        z[0] = 1;
        for (RatedNarrative rated : ratings) {
            double[] narrative = rated.narrative().mean();
            int first = size - narrative.length + 1;
            System.arraycopy(rated.components(), 0, z, 1, first - 1);
            System.arraycopy(narrative, 1, z, first, narrative.length - 1);
            double rest = rated.rating() - mu - narrative[0];
            for (int k = 0; k < size; k++) {
                for (int l = 0; l <= k; l++) {
                    squares[k][l] += z[k] * z[l];
                }
                right[k] += z[k] * rest;
            }
            addCovariance(squares, right, first, rated.narrative().covariance());
        }
        Cholesky factor = Cholesky.of(Posterior.precision(squares, variances, noise));
        return Posterior.of(factor, right, priorMean, variances, noise);
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
