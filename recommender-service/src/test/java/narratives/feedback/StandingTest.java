package narratives.feedback;

import static narratives.fixture.Sample.hide;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.people.UserId;
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

    @Test
    void whatWasTurnedToCountsAsMuchAsWasTakenIn() {
        List<Feedback> said = List.of(
                view("e1", "n-1", OptionalDouble.empty()),
                view("e2", "n-2", OptionalDouble.of(.5)),
                view("e3", "n-2", OptionalDouble.of(.2)),
                view("e4", "n-3", OptionalDouble.of(.05)),
                new Feedback.Completion(header("e5"), id("n-4"), Feedback.Progress.UNKNOWN),
                new Feedback.Bookmark(header("e6"), id("n-5"), true));

        Standing standing = Standing.of(said);

        assertThat(standing.engagement())
                .containsExactly(
                        Map.entry(id("n-1"), .3),
                        Map.entry(id("n-2"), .5),
                        Map.entry(id("n-4"), 1.0),
                        Map.entry(id("n-5"), 1.0));
        assertThat(standing.viewed()).contains(id("n-3"));
    }

    @Test
    void whatIsHiddenOrWasUpsettingIsNotTurnedTo() {
        List<Feedback> said = List.of(
                new Feedback.Completion(header("e1"), id("n-1"), Feedback.Progress.UNKNOWN),
                new Feedback.Completion(header("e2"), id("n-2"), Feedback.Progress.UNKNOWN),
                hide("e3", "u", "n-1", true),
                new Feedback.Distress(header("e4"), id("n-2"), 1));

        Standing standing = Standing.of(said);

        assertThat(standing.engagement()).isEmpty();
    }

    private static Feedback.View view(String event, String narrative, OptionalDouble position) {
        return new Feedback.View(header(event), id(narrative), new Feedback.Progress(position, OptionalDouble.empty()));
    }

    private static Feedback.Header header(String event) {
        return new Feedback.Header(new EventId(event), new UserId("u"), Optional.empty(), Optional.empty());
    }
}
