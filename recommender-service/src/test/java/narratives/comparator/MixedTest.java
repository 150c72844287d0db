package narratives.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import narratives.fixture.RatedWorld;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class MixedTest {
    /**
     * Two people rate the one narrative 5 and 1: the mean is 3 and the narrative's effect 0, and of the 2 that each is
     * away from the mean a level keeps 2 / (1 + 4).
     */
    @Test
    void aLevelIsWhatARatingSaysShrunkByItsPenalty() {
        TrainingSet set = RatedWorld.of(new double[][] {{5}, {1}});
        MixedFeatures features = MixedFeatures.of(set, 0);

        Method.Fitted fitted = new MixedFit(set, features, new Penalties(4, 4, 40, 1e9));

        assertThat(fitted.reader(0, RatedWorld.own(set, 0)).predict(0).mean()).isEqualTo(3.4, within(1e-6));
        assertThat(fitted.reader(1, RatedWorld.own(set, 1)).predict(0).mean()).isEqualTo(2.6, within(1e-6));
    }

    @Test
    void whoHasSaidNothingIsExpectedToAnswerAsAllDo() {
        TrainingSet set = RatedWorld.of(new double[][] {{5}, {1}});
        MixedFeatures features = MixedFeatures.of(set, 0);

        Method.Reader stranger = new MixedFit(set, features, Penalties.START).reader(7, List.of());

        assertThat(stranger.predict(0).mean()).isEqualTo(3, within(1e-6));
    }

    /** Forty people who each answer in one way, whatever it is: their few ratings are to be believed almost wholly. */
    @Test
    void whereLevelsSayAllTheirPenaltyBecomesSmall() {
        SplittableRandom chance = new SplittableRandom(2);
        TrainingSet drawn = RatedWorld.drawn(40, 30, chance);
        List<TrainingRating> level = new ArrayList<>();
        drawn.ratings()
                .forEach(rating ->
                        level.add(new TrainingRating(rating.person(), rating.narrative(), 1 + rating.person() % 5)));
        TrainingSet set = drawn.withRatings(level);

        Method.Reader high = Mixed.usual(1).fit(set).reader(4, RatedWorld.own(set, 4));

        assertThat(high.predict(0).mean()).isGreaterThan(4.8);
    }
}
