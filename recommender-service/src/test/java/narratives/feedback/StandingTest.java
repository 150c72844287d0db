package narratives.feedback;

import static narratives.fixture.Sample.hide;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void theLastAnswerCounts() {
        List<Feedback> said = List.of(rating("e1", "u", "n-1", 2), rating("e2", "u", "n-1", -1));

        Standing standing = Standing.of(said);

        assertThat(standing.answer(id("n-1"), "hopefulness")).contains(-1.0);
    }

    @Test
    void aRetractedAnswerGivesWayToTheOneBeforeIt() {
        List<Feedback> said =
                List.of(rating("e1", "u", "n-1", 2), rating("e2", "u", "n-1", -1), retraction("e3", "u", "e2"));

        Standing standing = Standing.of(said);

        assertThat(standing.answer(id("n-1"), "hopefulness")).contains(2.0);
    }

    @Test
    void aRetractedRatingLeavesNothingBehind() {
        List<Feedback> said = List.of(rating("e1", "u", "n-1", 2), retraction("e2", "u", "e1"));

        Standing standing = Standing.of(said);

        assertThat(standing).isEqualTo(Standing.NONE);
    }

    @Test
    void whatIsHiddenCanBeShownAgain() {
        List<Feedback> said =
                List.of(hide("e1", "u", "n-1", true), hide("e2", "u", "n-2", true), hide("e3", "u", "n-1", false));

        Standing standing = Standing.of(said);

        assertThat(standing.hidden()).containsExactly(id("n-2"));
    }

    @Test
    void aRetractedHideNoLongerHides() {
        List<Feedback> said = List.of(hide("e1", "u", "n-1", true), retraction("e2", "u", "e1"));

        Standing standing = Standing.of(said);

        assertThat(standing.hidden()).isEmpty();
    }
}
