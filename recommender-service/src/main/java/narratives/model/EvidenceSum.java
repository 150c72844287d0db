package narratives.model;

/** Evidence of one narrative while it is summed, without an object for each rating. Not for several threads. */
final class EvidenceSum {
    private final double[] moments;
    private final double[] weighted;
    private int count;

    EvidenceSum(int factors) {
        moments = new double[NarrativeEvidence.moments(factors)];
        weighted = new double[factors + 1];
    }

    /**
     * Adds what one rating says: with l = b_u + theta_u . g_i and y = r - mu - E l,
     *
     * <pre>
     * E[(r - mu - l) p_k] = y E p_k - Cov(l, p_k),   E[p_k p_j] = E p_k E p_j + Cov(p_k, p_j)
     * </pre>
     *
     * @param aboveMean r - mu
     */
    void add(PersonBlock person, double[] components, double aboveMean) {
        double rest = aboveMean - person.value(components);
        count++;
        weighted[0] += rest;
        int first = components.length + 1;
        int next = 0;
        for (int k = 0; k < weighted.length - 1; k++) {
            double taste = person.mean()[first + k];
            double[] row = person.covariance()[first + k];
            double across = row[0];
            for (int j = 0; j < components.length; j++) {
                across += row[j + 1] * components[j];
            }
            weighted[k + 1] += rest * taste - across;
            moments[next++] += taste;
            for (int j = 0; j <= k; j++) {
                moments[next++] += taste * person.mean()[first + j] + row[first + j];
            }
        }
    }

    NarrativeEvidence total() {
        return new NarrativeEvidence(count, moments, weighted);
    }
}
