package narratives.demonstration;

/**
 * What one narrative truly does for one reader, without noise, in points of the hopefulness scale. The parts add up to
 * {@link #felt}; nobody but tests and evaluations may look at it.
 *
 * @param level the mean over everybody and everything
 * @param person what is this reader's with any narrative
 * @param narrativeByCharacteristics what is this narrative's with any reader, as far as its characteristics tell
 * @param narrativeOwn what is this narrative's beyond its characteristics
 * @param taste what is between the two
 * @param noiseSd the standard deviation of a rating around the sum, before it is rounded
 */
public record Truth(
        double level,
        double person,
        double narrativeByCharacteristics,
        double narrativeOwn,
        double taste,
        double noiseSd) {
    /** What the reader feels, before noise and rounding. */
    public double felt() {
        return level + person + narrativeByCharacteristics + narrativeOwn + taste;
    }

    /** The probability of a rating of hopefulness; 0 beyond the scale. */
    public double probability(int rating) {
        if (rating < TrueModel.LEAST || rating > TrueModel.MOST) {
            return 0;
        }
        double below = rating == TrueModel.LEAST ? 0 : Normal.below((rating - 0.5 - felt()) / noiseSd);
        double notAbove = rating == TrueModel.MOST ? 1 : Normal.below((rating + 0.5 - felt()) / noiseSd);
        return notAbove - below;
    }

    /** The mean of all ratings this reader might give; no prediction can be better than this one. */
    public double expected() {
        double expected = 0;
        for (int rating = TrueModel.LEAST; rating <= TrueModel.MOST; rating++) {
            expected += rating * probability(rating);
        }
        return expected;
    }

    /** The variance of all ratings this reader might give. */
    public double variance() {
        double expected = expected();
        double variance = 0;
        for (int rating = TrueModel.LEAST; rating <= TrueModel.MOST; rating++) {
            variance += (rating - expected) * (rating - expected) * probability(rating);
        }
        return variance;
    }
}
