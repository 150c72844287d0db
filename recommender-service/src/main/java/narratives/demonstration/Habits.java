package narratives.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the readers meet narratives and what they tell of it. */
record Habits(Period period, Meeting meeting, Telling telling, Acting acting, Upset upset, Opinion opinion) {
    /**
     * When it happens.
     *
     * @param end everything happens before it
     * @param length everything happens within so long before the end
     * @param stay how long one person takes part at most
     */
    record Period(Instant end, Duration length, Duration stay) {
        /** @throws IllegalArgumentException if a stay does not fit in */
        Period {
            if (stay.compareTo(length) > 0 || !stay.isPositive()) {
                throw new IllegalArgumentException("stay must be above 0 and within the length of the period");
            }
        }

        Instant start() {
            return end.minus(length);
        }
    }

    /**
     * Which narratives are met. The chance of each is {@code exp(popularitySpread · z)}, where z is a standard normal
     * number that partly follows what the narrative does for anybody.
     *
     * @param ratings how many narratives a person rates: the weight of 0, of 1, of 2, and so on
     * @param unratedEach how many more they meet without rating them, on average (geometric)
     * @param popularitySpread 0: every narrative is met equally often
     * @param popularityFollowsQuality the correlation of z with the quality, 0 to 1
     * @param otherLanguage how often a narrative that is not in English is met, where one in English is 1
     */
    record Meeting(
            List<Double> ratings,
            double unratedEach,
            double popularitySpread,
            double popularityFollowsQuality,
            double otherLanguage) {
        Meeting {
            ratings = List.copyOf(ratings);
        }
    }

    /**
     * What gets told.
     *
     * @param views the share of openings that are told
     * @param finishes the share of narratives taken in to the end by somebody whom they leave as hopeful as the mean
     * @param finishesPerPoint how much larger that share is, a point of hopefulness above the mean
     * @param finishesWhatIsRated the same share for narratives that are rated
     * @param primaryOnly the share of ratings that answer no optional question
     * @param gap the share of single optional answers left out of the other ratings
     */
    record Telling(
            double views,
            double finishes,
            double finishesPerPoint,
            double finishesWhatIsRated,
            double primaryOnly,
            double gap) {}

    /**
     * The probability of an act after a narrative, by what it did to the reader, rated or not.
     *
     * @param bookmark after -1, 0, 1 and 2
     * @param hide after -1, 0, 1 and 2
     */
    record Acting(List<Double> bookmark, List<Double> hide) {
        Acting {
            bookmark = List.copyOf(bookmark);
            hide = List.copyOf(hide);
        }
    }

    /**
     * The probability that a narrative upsets a reader.
     *
     * @param base for a light or moderate narrative that does not leave them less hopeful
     * @param ifStrong by how much that is multiplied where the difficult parts are strong
     * @param ifVeryStrong by how much where they are very strong
     * @param ifLessHopeful by how much, besides, where it leaves them less hopeful
     * @param severities the weight of severity 1, 2 and 3
     */
    record Upset(double base, double ifStrong, double ifVeryStrong, double ifLessHopeful, List<Double> severities) {
        Upset {
            severities = List.copyOf(severities);
        }
    }

    /**
     * The optional answers, 0 to 3: each is a base, plus what it depends on, plus noise, rounded. "Hope" is what was felt
     * (noise included) above the mean, in points.
     *
     * @param base the same for all
     * @param likeness what a narrator who is like the reader in all adds to both similarities
     * @param shared the deviation of what both similarities have in common beyond the likeness
     * @param similarityOfHope what a point of hope adds to both similarities
     * @param connectionOfHope what a point of hope adds to the connection
     * @param connectionOfSimilarity what a point of similarity to the narrator adds to the connection
     * @param learningOfHope what a point of hope adds to the learning
     * @param learningOfDetail what a good deal of practical detail adds to the learning; a little adds a third of it
     * @param noiseSd the deviation of each answer's own noise
     */
    record Opinion(
            double base,
            double likeness,
            double shared,
            double similarityOfHope,
            double connectionOfHope,
            double connectionOfSimilarity,
            double learningOfHope,
            double learningOfDetail,
            double noiseSd) {}
}
