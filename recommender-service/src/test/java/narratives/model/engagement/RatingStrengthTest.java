package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import narratives.model.History;
import narratives.model.TrainingSet.TrainingEngagement;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class RatingStrengthTest {
    private static final History OWN = History.of(List.of(
            new TrainingRating(0, 2, 1),
            new TrainingRating(0, 5, 2),
            new TrainingRating(0, 5, 4),
            new TrainingRating(0, 7, 3)));

    @Test
    void goodRatingsCountOneAndOthersLess() {
        Interactions own = new RatingStrength(3, .3).interactions(OWN);

        assertThat(own.with()).containsExactly(2, 5, 7);
        assertThat(own.strength()).containsExactly(.3, 1, 1);
    }

    @Test
    void withNothingBelowTheBarLowRatingsAreNoInteractions() {
        Interactions own = new RatingStrength(4, 0).interactions(OWN);

        assertThat(own.with()).containsExactly(5);
    }

    @Test
    void ratedIsRated() {
        Interactions own = RatingStrength.RATED.interactions(OWN);

        assertThat(own.with()).containsExactly(2, 5, 7);
        assertThat(own.strength()).containsOnly(1);
    }

    @Test
    void whereThereIsNoRatingAnEngagementCountsAsMuchAsItSays() {
        History both = new History(
                List.of(new TrainingRating(0, 2, 1)),
                List.of(new TrainingEngagement(0, 2, 1, 1), new TrainingEngagement(0, 9, .3, 2)));

        Interactions own = new RatingStrength(3, 0).interactions(both);

        assertThat(own.with()).containsExactly(9);
        assertThat(own.strength()).containsExactly(.3);
    }
}
