package narratives.evaluation;

import java.util.Arrays;
import narratives.model.Method;

/** The best of all narratives for one person. */
final class TopScores {
    private TopScores() {}

    /**
     * Best first; equal scores in catalogue order.
     *
     * @param seen by narrative, whether it may not be listed
     */
    static int[] of(Method.Reader reader, boolean[] seen, int most) {
        int[] best = new int[Math.min(most, seen.length)];
        double[] scores = new double[best.length];
        int size = 0;
        for (int narrative = 0; narrative < seen.length; narrative++) {
            if (seen[narrative]) {
                continue;
            }
            double score = reader.score(narrative);
            if (size == best.length && score <= scores[size - 1]) {
                continue;
            }
            int place = size;
            while (place > 0 && scores[place - 1] < score) {
                place--;
            }
            int moved = Math.min(size, best.length - 1) - place;
            System.arraycopy(best, place, best, place + 1, moved);
            System.arraycopy(scores, place, scores, place + 1, moved);
            best[place] = narrative;
            scores[place] = score;
            size = Math.min(size + 1, best.length);
        }
        return Arrays.copyOf(best, size);
    }
}
