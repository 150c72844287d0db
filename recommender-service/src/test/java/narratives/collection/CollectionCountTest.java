package narratives.collection;

import static narratives.fixture.Sample.NOON;
import static narratives.fixture.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import narratives.catalog.Answer;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import narratives.contract.Versioned;
import narratives.fixture.Sample;
import narratives.people.Profile;
import org.junit.jupiter.api.Test;

/** Small collections, counted by hand. */
class CollectionCountTest {
    private static final Instrument INSTRUMENT = new Instrument(
            "T",
            "",
            List.of(),
            List.of(
                    new Question.Nominal(wording("tone"), options("upbeat", "mixed")),
                    new Question.Nominal(wording("narrator-gender"), options("woman", "man", "other")),
                    new Question.MultiSelect(wording("helped"), options("friends", "music")),
                    new Question.Numeric(wording("words"), 0, 10_000, ""),
                    new Question.YesNo(wording("humour")),
                    new Question.FreeText(wording("image"))));

    @Test
    void onlyWhatIsPublishedIsLookedAt() {
        CollectionCount count = count(Map.of());
        count.add(narrative("a", Map.of()).with(Status.DRAFT));
        count.add(narrative("b", Map.of()));
        count.add(narrative("c", Map.of()).with(Status.WITHDRAWN));

        CollectionReport report = count.report(NOON);

        assertThat(report.held()).isEqualTo(new CollectionReport.Held(1, 1, 1));
        assertThat(report.shown().never()).isEqualTo(1);
        assertThat(report.breakdowns())
                .allSatisfy(one -> assertThat(one.unanswered()).isEqualTo(1));
        assertThat(report.instrumentVersion()).isEqualTo(3);
    }

    @Test
    void answersAreCountedInTheOrderOfTheInstrumentWithThoseThatNobodyGives() {
        CollectionCount count = count(Map.of());
        count.add(narrative("a", Map.of("narrator-gender", new Answer.Text("woman"))));
        count.add(narrative("b", Map.of("narrator-gender", new Answer.Text("woman"))));
        count.add(narrative("c", Map.of("narrator-gender", new Answer.Text("man"))));
        count.add(narrative("d", Map.of()));

        CollectionReport.Breakdown gender = count.report(NOON).breakdowns().get(1);

        assertThat(gender.shares())
                .containsExactly(
                        new CollectionReport.Share("woman", "woman", 2),
                        new CollectionReport.Share("man", "man", 1),
                        new CollectionReport.Share("other", "other", 0));
        assertThat(gender.answered()).isEqualTo(3);
        assertThat(gender.unanswered()).isEqualTo(1);
        // Of the three pairs of narratives two differ.
        assertThat(gender.simpson().getAsDouble()).isCloseTo(2 / 3.0, within(1e-12));
        // (2/3 ln 3/2 + 1/3 ln 3) / ln 3
        assertThat(gender.evenness().getAsDouble()).isCloseTo(0.57938, within(1e-5));
    }

    @Test
    void whereThereMayBeSeveralAnswersMentionsAreCounted() {
        CollectionCount count = count(Map.of());
        count.add(narrative("a", Map.of("helped", Answer.Choices.of(List.of("friends", "music")))));
        count.add(narrative("b", Map.of("helped", Answer.Choices.of(List.of()))));

        CollectionReport.Breakdown helped = count.report(NOON).breakdowns().get(2);

        assertThat(helped.answered()).isEqualTo(2);
        assertThat(helped.shares())
                .extracting(CollectionReport.Share::narratives)
                .containsExactly(1, 1);
        assertThat(helped.simpson()).hasValue(1);
        assertThat(helped.evenness()).hasValue(1);
    }

    @Test
    void numbersHaveALeastAMiddleAndAMost() {
        CollectionCount count = count(Map.of());
        count.add(narrative("a", Map.of("words", new Answer.Quantity(900))));
        count.add(narrative("b", Map.of("words", new Answer.Quantity(100))));
        count.add(narrative("c", Map.of("words", new Answer.Quantity(200))));
        count.add(narrative("d", Map.of("words", new Answer.Quantity(400))));

        CollectionReport.Breakdown words = count.report(NOON).breakdowns().get(3);

        assertThat(words.numbers()).contains(new CollectionReport.Numbers(100, 300, 900));
        assertThat(words.simpson()).isEmpty();
    }

    @Test
    void whatNobodyNotedIsCounted() {
        CollectionCount count = count(Map.of());
        Narrative known = narrative("a", Map.of());
        count.add(known);
        count.add(new Narrative(
                id("b"),
                Narrative.Presentation.UNKNOWN,
                ContentWarnings.unknown(),
                known.status(),
                known.availability(),
                known.characterisation()));

        assertThat(count.report(NOON).missing()).isEqualTo(new CollectionReport.Missing(1, 2, 1, 1, 1, 2));
    }

    /** Twelve narratives, half of them upbeat and half told by women: three would be both. */
    @Test
    void answersThatNeverMeetAreToldWhereThreeWouldBeExpectedToMeet() {
        CollectionCount count = count(Map.of());
        for (int i = 0; i < 12; i++) {
            boolean upbeat = i < 6;
            count.add(narrative(
                    "n-" + i,
                    Map.of(
                            "tone", new Answer.Text(upbeat ? "upbeat" : "mixed"),
                            "narrator-gender", new Answer.Text(upbeat ? "man" : "woman"),
                            "humour", new Answer.Flag(i % 2 == 0))));
        }

        CollectionReport report = count.report(NOON);

        assertThat(report.gaps())
                .containsExactly(
                        new CollectionReport.Gap("tone", "mixed", "narrator-gender", "man", 3),
                        new CollectionReport.Gap("tone", "upbeat", "narrator-gender", "woman", 3));
        assertThat(report.allGaps()).isEqualTo(2);
    }

    @Test
    void readersStandBesideNarrativesByPeopleLikeThemAndSmallGroupsAreNotTold() {
        CollectionCount count = count(Map.of());
        count.add(narrative("a", Map.of("narrator-gender", new Answer.Text("woman"))));
        for (int i = 0; i < 5; i++) {
            count.add(Profile.of(Map.of("gender", new Answer.Text("man"), "city", new Answer.Text("x"))));
        }
        count.add(Profile.of(Map.of("gender", new Answer.Text("woman"))));

        assertThat(count.report(NOON).readers())
                .containsExactly(
                        new CollectionReport.ReaderGroup("gender", "man", OptionalInt.of(5), "narrator-gender", 0),
                        new CollectionReport.ReaderGroup("gender", "woman", OptionalInt.empty(), "narrator-gender", 1));
    }

    @Test
    void whatWasNeverShownIsNamedAndUnevennessIsMeasured() {
        CollectionCount count = count(Map.of(id("a"), 3L, id("b"), 1L, id("gone"), 9L));
        for (String name : List.of("a", "b", "c", "d")) {
            count.add(narrative(name, Map.of()));
        }

        CollectionReport.Shown shown = count.report(NOON).shown();

        assertThat(shown.lists()).isEqualTo(4);
        assertThat(shown.never()).isEqualTo(2);
        assertThat(shown.some()).containsExactly(id("c"), id("d"));
        // Sorted 0, 0, 1, 3: (1·1 + 3·3) / (4·4).
        assertThat(shown.gini()).hasValue(10 / 16.0);
    }

    @Test
    void anEmptyCollectionHasAReport() {
        CollectionReport report = new CollectionCount(Optional.empty(), Map.of()).report(NOON);

        assertThat(report.instrumentVersion()).isZero();
        assertThat(report.breakdowns()).isEmpty();
        assertThat(report.shown()).isEqualTo(new CollectionReport.Shown(0, 0, List.of(), OptionalDouble.empty()));
    }

    private static CollectionCount count(Map<NarrativeId, Long> served) {
        return new CollectionCount(Optional.of(new Versioned<>(3, INSTRUMENT)), served);
    }

    private static Narrative narrative(String name, Map<String, Answer> answers) {
        return Sample.narrative(name, answers);
    }

    private static Question.Wording wording(String key) {
        return new Question.Wording(key, "g", "Label of " + key, "");
    }

    private static List<Question.Option> options(String... keys) {
        return List.of(keys).stream().map(key -> new Question.Option(key, key)).toList();
    }
}
