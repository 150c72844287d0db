package narratives.recommend;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelRecommenderTest {
    private final ListedLog log = world();
    private final SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
    private final Recommender recommender = replica.recommender();

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"MATCH", "SURPRISE", "POPULAR", "BROWSE"})
    void thePartsOfAScoreAddUpToIt(Mode mode) {
        Recommendation list = recommender.recommend(TENANT, Requests.of(somebody("u-1"), mode, 10, Optional.empty()));

        assertThat(list.items())
                .hasSize(10)
                .allSatisfy(item -> assertThat(item.reasons().stream()
                                .mapToDouble(Reason::contribution)
                                .sum())
                        .isEqualTo(item.score(), within(1e-12)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"MATCH", "SURPRISE", "POPULAR", "BROWSE"})
    void pagesNeverRepeatAndEndWithEverythingShown(Mode mode) {
        List<NarrativeId> seen = new ArrayList<>();
        Optional<String> token = Optional.empty();
        int rank = 1;
        do {
            Recommendation page = recommender.recommend(TENANT, Requests.of(somebody("new"), mode, 4, token));
            assertThat(page.items().getFirst().rank()).isEqualTo(rank);
            rank += page.items().size();
            page.items().forEach(item -> seen.add(item.narrative()));
            token = page.nextPageToken();
        } while (token.isPresent());

        assertThat(seen).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void whatBecameIneligibleBetweenPagesIsNotShown() {
        Recommendation page =
                recommender.recommend(TENANT, Requests.of(somebody("new"), Mode.BROWSE, 4, Optional.empty()));
        log.put(narrative("n-04").with(Status.WITHDRAWN));
        replica.catchUp();

        Recommendation next =
                recommender.recommend(TENANT, Requests.of(somebody("new"), Mode.BROWSE, 4, page.nextPageToken()));

        assertThat(next.items())
                .extracting(item -> item.narrative().value())
                .containsExactly("n-05", "n-06", "n-07", "n-08");
    }

    @Test
    void aPageTokenOfAnotherReaderIsRefused() {
        Recommendation page =
                recommender.recommend(TENANT, Requests.of(somebody("a"), Mode.BROWSE, 4, Optional.empty()));

        assertThatThrownBy(() ->
                        recommender.recommend(TENANT, Requests.of(somebody("b"), Mode.BROWSE, 4, page.nextPageToken())))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PAGE_TOKEN_INVALID));
    }

    @Test
    void theSameSeedDrawsTheSameSurprise() {
        RecommendationRequest request = Requests.of(somebody("u-1"), Mode.SURPRISE, 10, Optional.empty());

        Recommendation once = recommender.recommend(TENANT, request);
        Recommendation again = recommender.recommend(TENANT, request);

        assertThat(again.items()).isEqualTo(once.items());
        assertThat(once.items())
                .allSatisfy(item -> assertThat(item.propensity()).isPresent());
    }

    @Test
    void everyNarrativeIsDrawnAboutAsOften() {
        Map<NarrativeId, Integer> drawn = new TreeMap<>();
        for (long seed = 0; seed < 3_000; seed++) {
            RecommendationRequest request =
                    seeded(Requests.of(somebody("new"), Mode.SURPRISE, 3, Optional.empty()), seed);
            recommender
                    .recommend(TENANT, request)
                    .items()
                    .forEach(item -> drawn.merge(item.narrative(), 1, Integer::sum));
        }

        // 3,000 draws of 3 out of 30: 300 each, standard deviation 16.4; five of them either side.
        assertThat(drawn).hasSize(30);
        assertThat(drawn.values()).allSatisfy(times -> assertThat(times).isBetween(218, 382));
    }

    @Test
    void anAnonymousReaderGetsTheListThatSomebodyLikeThemGets() {
        log.give(rating("said", "same", "n-03", 2));
        replica.catchUp();
        Audience like = new Audience.Anonymous(
                Profile.NONE,
                Preferences.NONE,
                new TreeMap<>(Map.of(id("n-03"), new TreeMap<>(Map.of("hopefulness", 2.0)))));

        Recommendation anonymous = recommender.recommend(TENANT, Requests.of(like, Mode.MATCH, 10, Optional.empty()));

        assertThat(anonymous.items())
                .isEqualTo(recommender.recommend(TENANT, Requests.match("same")).items());
        assertThat(anonymous.servedBy().tier()).isEqualTo(Tier.PERSONAL);
    }

    @Test
    void ratingsOfAnAnonymousReaderMustFitTheQuestionnaire() {
        Audience wrong = new Audience.Anonymous(
                Profile.NONE,
                Preferences.NONE,
                new TreeMap<>(Map.of(id("n-03"), new TreeMap<>(Map.of("hopefulness", 7.0)))));

        assertThatThrownBy(() -> recommender.recommend(TENANT, Requests.of(wrong, Mode.MATCH, 10, Optional.empty())))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused ->
                                assertThat(refused.errors().getFirst().field()).isEqualTo("ratings.n-03.hopefulness"));
    }

    @Test
    void whatIsRatedComesAgainOnlyWhenAskedFor() {
        RecommendationRequest plain = Requests.of(somebody("u-1"), Mode.BROWSE, 30, Optional.empty());

        Set<NarrativeId> without = narratives(recommender.recommend(TENANT, plain));
        Set<NarrativeId> with = narratives(recommender.recommend(TENANT, includingRated(plain)));

        assertThat(with).hasSize(30).containsAll(without);
        assertThat(without).hasSizeLessThan(30);
    }

    @Test
    void aPositionThatDoesNotComeIsSaidAndThePopularListServed() {
        RecommendationRequest early = Requests.after(Requests.match("u-1"), log.upcoming());

        Recommendation list = recommender.recommend(TENANT, early);

        assertThat(list.servedBy())
                .isEqualTo(new Recommendation.ServedBy(
                        Tier.POPULAR, "popularity", Optional.of("log-position-not-reached")));
        assertThat(list.items()).isNotEmpty();
    }

    @Test
    void theLikestComeFirstAndTheNarrativeItselfDoesNotCome() {
        List<Recommender.Similar> similar = recommender.similar(TENANT, id("n-00"), 9);

        // Every third narrative is as upbeat as n-00, and nothing else is known of any.
        assertThat(similar)
                .extracting(like -> like.narrative().value())
                .containsExactly("n-03", "n-06", "n-09", "n-12", "n-15", "n-18", "n-21", "n-24", "n-27");
        assertThat(similar).allSatisfy(like -> assertThat(like.similarity()).isEqualTo(1));
    }

    @Test
    void aFilterByAQuestionThatDoesNotExistIsRefused() {
        NarrativeFilter filter = new NarrativeFilter(
                Set.of(),
                new TreeSet<>(),
                OptionalInt.empty(),
                new TreeMap<>(Map.of("colour", new TreeSet<>(Set.of("red")))));

        assertThatThrownBy(() -> recommender.recommend(TENANT, filtered(Requests.match("u-1"), filter)))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        String[] tones = {"upbeat", "mixed", "downbeat"};
        for (int i = 0; i < 30; i++) {
            log.put(narrative("n-%02d".formatted(i), Map.of("tone", new Answer.Text(tones[i % 3]))));
        }
        SplittableRandom random = new SplittableRandom(4);
        for (int u = 0; u < 80; u++) {
            for (int k = 0; k < 4; k++) {
                log.give(rating(
                        "e-" + u + "-" + k, "u-" + u, "n-%02d".formatted(random.nextInt(30)), random.nextInt(4) - 1));
            }
        }
        return log;
    }

    private static Audience somebody(String id) {
        return new Audience.Somebody(new UserId(id));
    }

    private static Set<NarrativeId> narratives(Recommendation list) {
        Set<NarrativeId> narratives = new HashSet<>();
        list.items().forEach(item -> narratives.add(item.narrative()));
        return narratives;
    }

    private static RecommendationRequest seeded(RecommendationRequest of, long seed) {
        return changed(of, OptionalLong.of(seed), of.filter(), of.includeRated());
    }

    private static RecommendationRequest includingRated(RecommendationRequest of) {
        return changed(of, of.seed(), of.filter(), true);
    }

    private static RecommendationRequest filtered(RecommendationRequest of, NarrativeFilter filter) {
        return changed(of, of.seed(), filter, of.includeRated());
    }

    private static RecommendationRequest changed(
            RecommendationRequest of, OptionalLong seed, NarrativeFilter filter, boolean includeRated) {
        return new RecommendationRequest(
                of.audience(),
                of.count(),
                of.mode(),
                of.algorithm(),
                of.similarTo(),
                seed,
                of.minLogPosition(),
                filter,
                of.exclude(),
                includeRated,
                of.explain(),
                of.pageToken());
    }
}
