package narratives.safety;

/**
 * From which rate of harm on something is done about a narrative: the share of its readers whom it left worse.
 *
 * @param review from where somebody should look at it
 * @param hold from where it is no longer shown by chance
 * @param suspend from where it is not shown at all
 * @param certainty how sure that the rate is above a bound one must be, 0.5 to 1
 * @param minReaders nothing is done before so many readers have said something
 */
public record HarmPolicy(double review, double hold, double suspend, double certainty, int minReaders) {
    /**
     * In a trial with such narratives about one rating in ten was below "no change"; twice that is worth a look, and a
     * narrative that leaves more than two in five readers worse should not be shown. Chosen by us, to be changed by whoever
     * knows their readers.
     */
    public static final HarmPolicy USUAL = new HarmPolicy(.2, .3, .4, .9, 5);

    /** @throws IllegalArgumentException if the bounds are not in their order within 0 and 1 */
    public HarmPolicy {
        boolean ordered = review > 0 && review <= hold && hold <= suspend && suspend < 1;
        if (!ordered || !(certainty >= .5 && certainty < 1) || minReaders < 1) {
            throw new IllegalArgumentException("bounds of harm are out of order");
        }
    }

    /** What is done about a narrative of which so much is known. */
    HarmLevel level(Beta rate, int readers) {
        if (readers < minReaders || rate.above(review) < certainty) {
            return HarmLevel.NONE;
        }
        if (rate.above(hold) < certainty) {
            return HarmLevel.REVIEW;
        }
        return rate.above(suspend) < certainty ? HarmLevel.HELD : HarmLevel.SUSPENDED;
    }
}
