package narratives.simulation;

/**
 * Chance that is the same for every arm: the same reader meets the same narrative with the same luck, whoever shows it and
 * when, so that arms differ by their lists and not by their luck.
 */
record Luck(long seed) {
    private static final double TWO_TO_53 = 0x1p53;

    /** Uniform within 0 (included) and 1 (not), by what it is about. */
    double of(String what, long... about) {
        long state = mixed(seed + what.hashCode());
        for (long one : about) {
            state = mixed(state ^ mixed(one + 0x9e3779b97f4a7c15L));
        }
        return (mixed(state) >>> 11) / TWO_TO_53;
    }

    /** SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mixed(long state) {
        long z = state + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
