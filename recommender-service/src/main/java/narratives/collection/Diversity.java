package narratives.collection;

import java.util.OptionalDouble;

/** How varied answers are, by how often each is given. */
final class Diversity {
    private Diversity() {}

    /** The probability that two drawn without replacement differ (Simpson, Nature 163:688, 1949); empty below two. */
    static OptionalDouble simpson(int[] counts) {
        double all = 0;
        double alike = 0;
        for (int count : counts) {
            all += count;
            alike += (double) count * (count - 1);
        }
        return all < 2 ? OptionalDouble.empty() : OptionalDouble.of(1 - alike / (all * (all - 1)));
    }

    /**
     * Shannon's entropy over the logarithm of the number of answers that may be given (Pielou, J Theor Biol 13:131, 1966);
     * empty where nothing is given or there is no choice.
     */
    static OptionalDouble evenness(int[] counts) {
        double all = 0;
        for (int count : counts) {
            all += count;
        }
        if (all == 0 || counts.length < 2) {
            return OptionalDouble.empty();
        }
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                entropy -= count / all * Math.log(count / all);
            }
        }
        return OptionalDouble.of(entropy / Math.log(counts.length));
    }
}
