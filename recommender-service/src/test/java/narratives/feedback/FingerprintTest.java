package narratives.feedback;

import static narratives.fixture.Sample.header;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Feedback view(OptionalDouble position, OptionalDouble seconds) {
        return new Feedback.View(header("e", "u"), id("n"), new Feedback.Progress(position, seconds));
    }

    private static Feedback hide(Optional<Instant> at, Optional<String> list) {
        return new Feedback.Hide(new Feedback.Header(new EventId("e"), user("u"), at, list), id("n"), true);
    }

    private static Feedback rated(Map<String, Double> answers) {
        return new Feedback.Rating(header("e", "u"), id("n"), new TreeMap<>(answers));
    }

    @Test
    void everyFieldMatters() {
        OptionalDouble none = OptionalDouble.empty();
        List<Feedback> different = List.of(
                rating("e", "u", "n", 1),
                rating("f", "u", "n", 1),
                rating("e", "v", "n", 1),
                rating("e", "u", "m", 1),
                rating("e", "u", "n", 2),
                rated(Map.of("a", 1.0)),
                rated(Map.of("a", 1.0, "b", 2.0)),
                rated(Map.of("a", 2.0, "b", 1.0)),
                view(none, none),
                view(OptionalDouble.of(0), none),
                view(none, OptionalDouble.of(0)),
                view(OptionalDouble.of(0.5), OptionalDouble.of(0)),
                new Feedback.Completion(header("e", "u"), id("n"), Feedback.Progress.UNKNOWN),
                new Feedback.Bookmark(header("e", "u"), id("n"), true),
                new Feedback.Bookmark(header("e", "u"), id("n"), false),
                hide(Optional.empty(), Optional.empty()),
                hide(Optional.of(NOON), Optional.empty()),
                hide(Optional.of(NOON.plusNanos(1)), Optional.empty()),
                hide(Optional.empty(), Optional.of("l")),
                hide(Optional.empty(), Optional.of("m")),
                new Feedback.Hide(header("e", "u"), id("n"), false),
                new Feedback.Distress(header("e", "u"), id("n"), 1),
                new Feedback.Distress(header("e", "u"), id("n"), 2),
                retraction("e", "u", "n"),
                retraction("e", "u", "m"));

        assertThat(different.stream().map(Fingerprint::of)).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfAnswersDoesNotMatter() {
        SortedMap<String, Double> backwards = new TreeMap<>(Collections.reverseOrder());
        backwards.putAll(Map.of("a", 1.0, "b", 2.0, "c", -0.0));
        Feedback other = new Feedback.Rating(header("e", "u"), id("n"), backwards);

        assertThat(Fingerprint.of(other)).isEqualTo(Fingerprint.of(rated(Map.of("c", 0.0, "b", 2.0, "a", 1.0))));
    }

    @Test
    void whatStandsNextToEachOtherDoesNotRunTogether() {
        Stream<Feedback> alike =
                Stream.of(rating("ab", "c", "n", 1), rating("a", "bc", "n", 1), rating("a", "b", "cn", 1));

        assertThat(alike.map(Fingerprint::of)).doesNotHaveDuplicates();
    }

    /** Fingerprints are stored: one that comes out otherwise makes every replay look like another event. */
    @Test
    void theFormNeverChanges() {
        assertThat(Fingerprint.of(rating("e", "u", "n", 1)))
                .hasToString("33f5614e0e8a367f3b7d62dc5b417f25de207974006905fad66eab6856bbbbc7");
        assertThat(Fingerprint.of(Fingerprint.of(rating("e", "u", "n", 1)).bytes()))
                .isEqualTo(Fingerprint.of(rating("e", "u", "n", 1)));
    }
}
