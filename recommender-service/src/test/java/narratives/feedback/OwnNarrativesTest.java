package narratives.feedback;

import static narratives.fixture.Sample.header;
import static narratives.fixture.Sample.hide;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OwnNarrativesTest {
    private static final Feedback.Progress SOME = new Feedback.Progress(OptionalDouble.empty(), OptionalDouble.empty());

    @Test
    void whatIsKeptStandsInTheOrderInWhichItWasTheLastFirstWithTheEventThatUndoesIt() {
        OwnNarratives own = OwnNarratives.of(
                List.of(bookmark("e-1", "a", true), bookmark("e-2", "b", true), bookmark("e-3", "a", true)));

        assertThat(own.bookmarked())
                .containsExactly(
                        new OwnNarratives.Marked(id("b"), new EventId("e-2"), Optional.empty()),
                        new OwnNarratives.Marked(id("a"), new EventId("e-1"), Optional.empty()));
    }

    @Test
    void whatWasTakenBackOrRetractedIsNotThere() {
        OwnNarratives own = OwnNarratives.of(List.of(
                bookmark("e-1", "a", true),
                hide("e-2", "u", "b", true),
                hide("e-3", "u", "c", true),
                bookmark("e-4", "a", false),
                retraction("e-5", "u", "e-2")));

        assertThat(own.bookmarked()).isEmpty();
        assertThat(own.hidden()).extracting(OwnNarratives.Marked::narrative).containsExactly(id("c"));
    }

    @Test
    void whatWasMetIsToldOnceWithAllThatCounts() {
        OwnNarratives own = OwnNarratives.of(List.of(
                new Feedback.View(header("e-1", "u"), id("a"), SOME),
                new Feedback.View(header("e-2", "u"), id("b"), SOME),
                new Feedback.View(header("e-3", "u"), id("a"), SOME),
                new Feedback.Completion(header("e-4", "u"), id("a"), SOME),
                rating("e-5", "u", "a", 1),
                rating("e-6", "u", "a", 2)));

        assertThat(own.met())
                .containsExactly(
                        new OwnNarratives.Met(
                                id("a"),
                                new EventId("e-6"),
                                Optional.empty(),
                                2,
                                true,
                                new TreeMap<>(Map.of("hopefulness", 2.0))),
                        new OwnNarratives.Met(
                                id("b"), new EventId("e-2"), Optional.empty(), 1, false, new TreeMap<>()));
    }

    private static Feedback bookmark(String event, String narrative, boolean kept) {
        return new Feedback.Bookmark(header(event, "u"), id(narrative), kept);
    }
}
