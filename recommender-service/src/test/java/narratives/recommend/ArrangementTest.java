package narratives.recommend;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.user;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Consent;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import narratives.log.LogEntry;
import narratives.safety.Condition;
import narratives.safety.Gentle;
import narratives.safety.HarmPolicy;
import narratives.safety.ListPolicy;
import narratives.safety.SafetyPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twelve narratives of equal worth: n-00 to n-05 are upbeat and of one narrator, n-06 to n-11 are mixed. */
class ArrangementTest {
    private static final Condition MIXED = new Condition("tone", new TreeSet<>(List.of("mixed")));

    private final ListedLog log = ListedLog.begun();
    private SmallReplica replica;

    @BeforeEach
    void twelve() {
        for (int i = 0; i < 12; i++) {
            Narrative plain =
                    narrative("n-%02d".formatted(i), Map.of("tone", new Answer.Text(i < 6 ? "upbeat" : "mixed")));
            log.put(new Narrative(
                    plain.id(),
                    plain.presentation(),
                    plain.contentWarnings(),
                    plain.status(),
                    plain.availability(),
                    plain.characterisation(),
                    new Narrative.Origin(
                            i < 6 ? Optional.of(new NarratorId("one")) : Optional.empty(), Consent.TO_ALL)));
        }
        replica = new SmallReplica(log, new KeptSnapshots());
    }

    private void decide(ListPolicy lists) {
        log.add(new LogEntry.PolicyPut(
                log.upcoming(),
                new Versioned<>(
                        1, new SafetyPolicy(List.of(), Optional.empty(), Gentle.USUAL, HarmPolicy.USUAL, lists))));
        replica.catchUp();
    }

    private static ListPolicy variety(double weight) {
        return new ListPolicy(1, weight, 0, List.of(), 0, 0, List.of(), false);
    }

    private Recommendation list(int count) {
        return replica.recommender().recommend(TENANT, wish(count, 5, Optional.empty()));
    }

    private static RecommendationRequest wish(int count, long seed, Optional<String> token) {
        RecommendationRequest plain = Requests.of(new Audience.Somebody(user("u-1")), Mode.MATCH, count, token);
        return new RecommendationRequest(
                plain.audience(),
                plain.count(),
                plain.mode(),
                plain.algorithm(),
                plain.similarTo(),
                OptionalLong.of(seed),
                plain.minLogPosition(),
                plain.filter(),
                plain.exclude(),
                plain.includeRated(),
                plain.explain(),
                plain.pageToken());
    }

    private static List<String> shown(Recommendation list) {
        return list.items().stream().map(item -> item.narrative().value()).toList();
    }

    @Test
    void withoutAPolicyTheOrderIsThatOfWhatIsExpected() {
        Recommendation list = list(4);

        assertThat(shown(list)).containsExactly("n-00", "n-01", "n-02", "n-03");
        assertThat(list.diversity()).hasValue(0);
    }

    /** n-00 is first; n-06 is unlike it; then both kinds are as far from the two, and the catalogue decides. */
    @Test
    void varietyPutsWhatIsUnlikeTheOthersNext() {
        decide(variety(.5));

        Recommendation list = list(4);

        assertThat(shown(list)).containsExactly("n-00", "n-06", "n-01", "n-07");
        // Of the six pairs four are of different tones.
        assertThat(list.diversity().orElseThrow()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(list.items().get(1).reasons()).anySatisfy(reason -> {
            assertThat(reason.kind()).isEqualTo(Reason.VARIETY);
            assertThat(reason.contribution()).isZero();
        });
        assertThat(list.items().getFirst().reasons())
                .noneMatch(reason -> reason.kind().equals(Reason.VARIETY));
    }

    @Test
    void pagesGoOnWithoutRepeatingAnything() {
        decide(variety(.5));
        List<String> seen = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Recommendation page = replica.recommender().recommend(TENANT, wish(5, 5, token));
            seen.addAll(shown(page));
            token = page.nextPageToken();
        } while (token.isPresent());

        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aFloorIsKeptInEveryBeginningOfAList() {
        decide(new ListPolicy(1, 0, 0, List.of(), 0, 0, List.of(new ListPolicy.Floor(MIXED, .4)), false));

        List<String> shown = shown(list(10));

        // The whole part of .4 n: one among the first 3, two among 5, three among 8, four among 10.
        assertThat(shown)
                .containsExactly("n-00", "n-01", "n-06", "n-02", "n-07", "n-03", "n-04", "n-08", "n-05", "n-09");
    }

    @Test
    void aSecondNarrativeOfTheSameNarratorComesLater() {
        decide(new ListPolicy(1, 0, 0, List.of(), .5, 0, List.of(), false));

        assertThat(shown(list(8))).containsExactly("n-00", "n-06", "n-07", "n-08", "n-09", "n-10", "n-11", "n-01");
    }

    @Test
    void whatWasOpenedComesLater() {
        log.give(new Feedback.Completion(Sample.header("e-1", "u-1"), id("n-00"), Feedback.Progress.UNKNOWN));
        replica.catchUp();
        decide(new ListPolicy(1, 0, 0, List.of(), 0, 1, List.of(), false));

        assertThat(shown(list(12))).endsWith("n-00");
    }

    /** As many of each tone as there are in the collection: by turns. */
    @Test
    void calibrationShowsOfEachKindAsMuchAsIsLiked() {
        decide(new ListPolicy(1, 0, .9, List.of("tone"), 0, 0, List.of(), false));

        assertThat(shown(list(4))).containsExactly("n-00", "n-06", "n-01", "n-07");
    }

    @Test
    void theLastPlaceIsDrawnAmongEverythingElseWithItsPropensity() {
        decide(new ListPolicy(1, 0, 0, List.of(), 0, 0, List.of(), true));
        Map<NarrativeId, Integer> drawn = new TreeMap<>();
        for (long seed = 0; seed < 2_000; seed++) {
            List<Recommendation.Item> items = replica.recommender()
                    .recommend(TENANT, wish(3, seed, Optional.empty()))
                    .items();
            assertThat(items.get(2).propensity()).hasValue(1 / 10.0);
            assertThat(items.subList(0, 2))
                    .extracting(item -> item.narrative().value())
                    .containsExactly("n-00", "n-01");
            drawn.merge(items.get(2).narrative(), 1, Integer::sum);
        }

        // 2,000 draws of 1 in 10: 200 each, standard deviation 13.4; five of them either side.
        assertThat(drawn).hasSize(10);
        assertThat(drawn.values()).allSatisfy(times -> assertThat(times).isBetween(133, 267));
    }

    @Test
    void theSameSeedDrawsTheSame() {
        decide(new ListPolicy(1, .3, 0, List.of(), 0, 0, List.of(), true));

        assertThat(list(5).items()).isEqualTo(list(5).items());
    }

    @Test
    void whatIsDrawnDoesNotComeAgainOnTheNextPage() {
        decide(new ListPolicy(1, .3, 0, List.of(), 0, 0, List.of(), true));
        Recommendation first = replica.recommender().recommend(TENANT, wish(5, 9, Optional.empty()));
        Recommendation second = replica.recommender().recommend(TENANT, wish(5, 9, first.nextPageToken()));

        Set<String> both = new HashSet<>(shown(first));
        assertThat(Collections.disjoint(both, shown(second))).isTrue();
        assertThat(second.items()).noneMatch(item -> item.propensity().isPresent());
    }

    /** KL of (.7, .3) from a list of the first kind alone, smoothed by .01 (golden number of the reference page). */
    @Test
    void divergenceFromInterests() {
        List<Narrative> collection = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            collection.add(narrative("n-" + i, Map.of("tone", new Answer.Text(i < 7 ? "upbeat" : "mixed"))));
        }
        Interests interests = new Interests("tone", collection, List.of());

        assertThat(interests.divergence(collection.subList(0, 1))).isCloseTo(1.13398, within(5e-6));
        assertThat(interests.divergence(collection)).isCloseTo(0, within(1e-12));
    }

    /** Five liked ones count as much as the collection: (.5 x 1 + .5 x .7, .5 x .3). */
    @Test
    void fewLikedNarrativesMoveInterestsALittle() {
        List<Narrative> collection = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            collection.add(narrative("n-" + i, Map.of("tone", new Answer.Text(i < 7 ? "upbeat" : "mixed"))));
        }
        Interests interests = new Interests("tone", collection, collection.subList(0, 5));
        List<Narrative> asLiked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asLiked.add(narrative("m-" + i, Map.of("tone", new Answer.Text(i < 17 ? "upbeat" : "mixed"))));
        }

        assertThat(interests.divergence(asLiked)).isCloseTo(0, within(1e-12));
    }
}
