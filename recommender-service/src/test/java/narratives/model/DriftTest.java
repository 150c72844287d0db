package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {
    private static final Drift.Bounds BOUNDS = new Drift.Bounds(.1, 20, 1.3, 500, 2, 1000);
    private static final ModelScale SCALE = new ModelScale(1, 5, 1, 3, true);

    /** Of a model of 4,000 ratings and 1,000 narratives. */
    @ParameterizedTest
    @CsvSource({
        // nothing new, however surprising
        "0, 0, 2.0, false, NOTHING",
        "19, 0, 2.0, false, NOTHING",
        // a tenth is not more than a tenth
        "500, 0, 1.0, false, NOTHING",
        "501, 0, 1.0, false, SWEEPS",
        "501, 1, 1.0, false, SWEEPS",
        // swept as often as it may be
        "501, 2, 1.0, false, REFIT",
        // surprised: swept first, and if it is surprised again, fitted anew
        "20, 0, 1.3, false, NOTHING",
        "20, 0, 1.31, false, SWEEPS",
        "20, 1, 1.31, false, REFIT",
        // new questions
        "0, 0, 1.0, true, REFIT",
    })
    void whatIsDueFollowsFromWhatChangedAndWhatWasDone(
            int changes, int sweeps, double surprise, boolean outdated, Upkeep due) {
        Drift drift = new Drift(changes, 5000, 4000, sweeps, new Surprise(surprise, 100), outdated);

        assertThat(drift.due(BOUNDS)).isEqualTo(due);
    }

    @Test
    void aModelOfFewRatingsIsFittedAnewAndNeverSwept() {
        Drift few = new Drift(200, 1099, 999, 0, Surprise.NONE, false);
        Drift enough = new Drift(200, 1100, 1000, 0, Surprise.NONE, false);

        assertThat(few.due(BOUNDS)).isEqualTo(Upkeep.REFIT);
        assertThat(enough.due(BOUNDS)).isEqualTo(Upkeep.SWEEPS);
    }

    @Test
    void whereNothingWasTrainedOnAnyChangeIsMoreThanAll() {
        Drift first = new Drift(20, 0, 0, 0, Surprise.NONE, false);

        assertThat(first.share()).isEqualTo(20);
        assertThat(first.due(BOUNDS)).isEqualTo(Upkeep.REFIT);
    }

    @Test
    void aModelIsTheLastWordOnlyIfItWasFittedToAllThatIsKnown() {
        assertThat(new Drift(0, 9, 9, 0, Surprise.NONE, false).isNothing()).isTrue();
        assertThat(new Drift(1, 9, 9, 0, Surprise.NONE, false).isNothing()).isFalse();
        assertThat(new Drift(0, 9, 9, 1, Surprise.NONE, false).isNothing()).isFalse();
        assertThat(new Drift(0, 9, 9, 0, Surprise.NONE, true).isNothing()).isFalse();
    }

    @Test
    void afterAHalfLifeHalfOfWhatWasIsLeft() {
        Prediction exact = Prediction.of(4, .5, SCALE);
        Surprise surprise = Surprise.NONE;
        for (int e = 0; e < 500; e++) {
            surprise = surprise.with(exact, 4, 500);
        }

        assertThat(surprise.value()).isCloseTo(.5, within(1e-12));
        assertThat(surprise.ratings()).isEqualTo(500);
    }

    @Test
    void aRatingCountsByItsSquaredErrorInVariances() {
        Prediction foretold = Prediction.of(3, .5, SCALE);

        Surprise surprise = Surprise.NONE.with(foretold, 5, 1);

        // half of 1, and half of 2^2 / .5
        assertThat(surprise.value()).isCloseTo(4.5, within(1e-15));
    }

    @Test
    void whoIsAsWrongAsExpectedIsNotSurprised() {
        Surprise surprise = Surprise.NONE;
        for (int e = 0; e < 1000; e++) {
            surprise = surprise.with(Prediction.of(3, 1, SCALE), e % 2 == 0 ? 2 : 4, 50);
        }

        assertThat(surprise.value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void boundsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> new Drift.Bounds(0, 20, 1.3, 500, 2, 1000)).hasMessageContaining("share");
        assertThatThrownBy(() -> new Drift.Bounds(.1, 0, 1.3, 500, 2, 1000)).hasMessageContaining("least");
        assertThatThrownBy(() -> new Drift.Bounds(.1, 20, 1, 500, 2, 1000)).hasMessageContaining("surprise");
        assertThatThrownBy(() -> new Drift.Bounds(.1, 20, 1.3, 0, 2, 1000)).hasMessageContaining("halfLife");
        assertThatThrownBy(() -> new Drift.Bounds(.1, 20, 1.3, 500, -1, 1000)).hasMessageContaining("sweeps");
        assertThatThrownBy(() -> new Drift.Bounds(.1, 20, 1.3, 500, 2, -1)).hasMessageContaining("small");
    }
}
