package narratives.model;

import java.util.List;

/**
 * What the model expects of a person before their first rating: (b_u, theta_u) ~ N(M x_u, diag(variances)), with x_u
 * the encoded profile and M the maps of it.
 *
 * @param maps one output for the level b_u and one for each content component
 * @param variances in squared units of the scale, in the same order
 */
@SuppressWarnings("ArrayRecordComponent")
public record PersonPrior(FeatureMap maps, double[] variances) {
    /**
     * A person's posterior in closed form:
     *
     * <pre>
     * A = diag(1/variances) + sum z z' / s2,   z = (1, g_i),   S = A^-1
     * m = S (M x_u / variances + sum z (r - mu - E c_i) / s2)
     * covariance = S + S P V P S,   P = diag(1/variances),   V = diag(x_u' Sigma_k x_u)
     * </pre>
     *
     * where the last term is what is not known about the maps. The same bits for the same ratings in the same order;
     * the canonical order is that of the narratives' ids.
     */
    PersonBlock posterior(double[] profile, List<RatedNarrative> ratings, double mu, double noise) {
        return posterior(maps.means(profile), variances, ratings, mu, noise).with(maps.variances(profile), variances);
    }

    /** The posterior given the maps, with the covariance S alone. */
    static Given posterior(
            double[] priorMean, double[] variances, List<RatedNarrative> ratings, double mu, double noise) {
        int size = variances.length;
        double[][] precision = new double[size][size];
        double[] right = new double[size];
        double[] z = new double[size];
        z[0] = 1;
        for (RatedNarrative rated : ratings) {
            System.arraycopy(rated.components(), 0, z, 1, size - 1);
            double rest = rated.rating() - mu - rated.effectMean();
            for (int k = 0; k < size; k++) {
                for (int l = 0; l <= k; l++) {
                    precision[k][l] += z[k] * z[l];
                }
                right[k] += z[k] * rest;
            }
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                precision[k][l] /= noise;
            }
            precision[k][k] += 1 / variances[k];
            right[k] = right[k] / noise + priorMean[k] / variances[k];
        }
        Cholesky factor = Cholesky.of(precision);
        return new Given(factor.solve(right), factor.inverse());
    }

    /** A posterior given the maps. */
    record Given(double[] mean, double[][] covariance) {
        PersonBlock with(double[] mapVariances, double[] variances) {
            int size = mean.length;
            double[][] whole = new double[size][size];
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    double sum = covariance[k][l];
                    for (int j = 0; j < size; j++) {
                        double weight = mapVariances[j] / (variances[j] * variances[j]);
                        sum += covariance[k][j] * weight * covariance[j][l];
                    }
                    whole[k][l] = sum;
                }
            }
            return new PersonBlock(mean, whole);
        }
    }
}
