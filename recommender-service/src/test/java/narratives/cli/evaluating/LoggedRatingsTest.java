package narratives.cli.evaluating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import narratives.cli.importing.Refusal;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.evaluation.RatedSet;
import narratives.fixture.ListedLog;
import narratives.fixture.Sample;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class LoggedRatingsTest {
    private final ListedLog log = ListedLog.begun();

    private RatedSet ratings(Optional<LogPosition> upTo) {
        RatingFiles.Found found = LoggedRatings.read(log, TenantId.DEFAULT, upTo);
        return RatedSet.of(found.ratings(), found.scale().orElseThrow(), found.known());
    }

    @Test
    void theLastAnswerThatWasNotRetractedCountsInTheOrderOfTheLog() {
        log.put(Sample.narrative("n-1"));
        log.give(Sample.rating("e-1", "b", "n-1", 1));
        log.give(Sample.rating("e-2", "a", "n-1", -1));
        log.give(Sample.rating("e-3", "a", "n-1", 2));
        log.give(Sample.rating("e-4", "b", "n-1", 2));
        log.give(Sample.retraction("e-5", "b", "e-4"));

        RatedSet ratings = ratings(Optional.empty());

        assertThat(ratings.set().ratings()).containsExactly(new TrainingRating(0, 0, 2), new TrainingRating(1, 0, 1));
        assertThat(ratings.times()).containsExactly(2, 0);
        assertThat(ratings.set().instrument()).isEqualTo(Sample.INSTRUMENT);
    }

    @Test
    void whatStandsBehindThePositionIsNotKnown() {
        LogPosition first = log.give(Sample.rating("e-1", "a", "n-1", 1)).position();
        log.give(Sample.rating("e-2", "a", "n-1", 2));

        assertThat(ratings(Optional.of(first)).set().ratings()).containsExactly(new TrainingRating(0, 0, 1));
    }

    @Test
    void withoutAnAnswerThereIsNothingToMeasureOn() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ratings(Optional.empty()))
                .withMessageContaining("Nobody has answered");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> LoggedRatings.read(new ListedLog(), TenantId.DEFAULT, Optional.empty()))
                .withMessageContaining("No questionnaire");
    }
}
