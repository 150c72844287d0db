package narratives.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How answers to another question go together with ratings r = mu + b_u + c_i + ... + noise:
 *
 * <pre>
 * y_ui = mean + personLoading b_u + d_u + narrativeLoading c_i + e_i + shared (noise of r_ui) + own noise
 * d_u ~ N(0, personVariance),   e_i ~ N(0, narrativeVariance)
 * </pre>
 *
 * What was said on one occasion goes together beyond what person and narrative explain: that is the shared noise. Given
 * the rating of the same pair, y_ui - shared (r_ui - mu) tells of b_u by personLoading - shared only, so an answer that
 * repeats the rating tells nothing more.
 *
 * @param key of the question
 * @param shared how much of the noise of a rating is in the answer given with it
 * @param noiseVariance of the answer about all of that where the rating is not known
 * @param noiseGiven the same where it is known
 */
public record OtherQuestion(
        String key,
        double mean,
        double personLoading,
        double personVariance,
        double narrativeLoading,
        double narrativeVariance,
        double shared,
        double noiseVariance,
        double noiseGiven) {
    /** @throws IllegalArgumentException if a variance is not above 0 */
    public OtherQuestion {
        if (!(personVariance > 0 && narrativeVariance > 0 && noiseVariance > 0 && noiseGiven > 0)) {
            throw new IllegalArgumentException("a variance of " + key + " is not above 0");
        }
    }

    /** What one person's answers say of their level, each of them in turn. */
    List<LevelEvidence> ofLevel(List<OtherAnswer> answers, double mu) {
        return evidence(answers, mu, personLoading, personVariance, narrativeLoading, narrativeVariance);
    }

    /** What the answers about one narrative say of its effect, each of them in turn. */
    List<LevelEvidence> ofEffect(List<OtherAnswer> answers, double mu) {
        return evidence(answers, mu, narrativeLoading, narrativeVariance, personLoading, personVariance);
    }

    /**
     * With l_j the loading, t_j what is left of answer j, v_j its variance, and the deviation of variance w that all of them
     * have in common integrated out:
     *
     * <pre>
     * precision = sum l (l - m) / v,   weighted = sum t (l - m) / v,   m = sum (l / v) / (1 / w + sum 1 / v)
     * </pre>
     */
    private List<LevelEvidence> evidence(
            List<OtherAnswer> answers,
            double mu,
            double loading,
            double variance,
            double otherLoading,
            double otherVariance) {
        int count = answers.size();
        double[] loads = new double[count];
        double[] left = new double[count];
        double[] variances = new double[count];
        double loadsSum = 0;
        double precisions = 1 / variance;
        for (int j = 0; j < count; j++) {
            OtherAnswer answer = answers.get(j);
            boolean given = answer.rating().isPresent();
            double both = given ? shared : 0;
            double other = otherLoading - both;
            loads[j] = loading - both;
            left[j] = answer.value() - mean - other * answer.known();
            if (given) {
                left[j] -= both * (answer.rating().getAsDouble() - mu);
            }
            variances[j] =
                    (given ? noiseGiven : noiseVariance) + otherVariance + other * other * answer.knownVariance();
            loadsSum += loads[j] / variances[j];
            precisions += 1 / variances[j];
        }
        double common = loadsSum / precisions;
        List<LevelEvidence> each = new ArrayList<>(count);
        for (int j = 0; j < count; j++) {
            double weight = (loads[j] - common) / variances[j];
            each.add(new LevelEvidence(loads[j] * weight, left[j] * weight));
        }
        return each;
    }
}
