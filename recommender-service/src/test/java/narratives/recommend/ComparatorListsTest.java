package narratives.recommend;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import narratives.comparator.Choice;
import narratives.comparator.Comparators;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.NotedFits;
import narratives.fixture.Requests;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import narratives.fixture.WordsInTitles;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparatorListsTest {
    private static final double EXPECTED = 0.5;

    private final NotedFits fits = new NotedFits();
    private final ListedLog log = world();
    private final SmallReplica replica = new SmallReplica(log, new KeptSnapshots(), methods(), fits, Runnable::run);
    private final Recommender recommender = replica.recommender();

    /** Narratives with the greatest ids first. */
    private record Backwards(Basis basis) implements Method {
        @Override
        public String name() {
            return "backwards";
        }

        @Override
        public Fitted fit(TrainingSet training) {
            return (person, own) -> new Reader() {
                @Override
                public Estimate predict(int narrative) {
                    return Estimate.of(EXPECTED);
                }

                @Override
                public double score(int narrative) {
                    return narrative;
                }
            };
        }
    }

    /** Expects a tenth for each rating of the person's own that it was told of, of every narrative alike. */
    private record Counting() implements Method {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Fitted fit(TrainingSet training) {
            return (person, own) -> narrative -> Estimate.of(own.size() / 10.0);
        }
    }

    private record Broken() implements Method {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Fitted fit(TrainingSet training) {
            throw new IllegalStateException("on purpose");
        }
    }

    private static SortedMap<String, Method> methods() {
        SortedMap<String, Method> methods = new TreeMap<>();
        methods.put("backwards", new Backwards(Method.Basis.OWN_RATINGS));
        methods.put("backwards-for-all", new Backwards(Method.Basis.ALL_RATINGS));
        methods.put("broken", new Broken());
        methods.put("counting", new Counting());
        Comparators.servable().forEach(choice -> methods.put(choice.name(), choice.method(0)));
        return methods;
    }

    @Test
    void aListByAComparatorIsInItsOrderAndNamesIt() {
        Recommendation list = by("backwards", Requests.match("new"));

        assertThat(narratives(list)).startsWith("n-29", "n-28", "n-27").hasSize(10);
        assertThat(list.servedBy())
                .isEqualTo(new Recommendation.ServedBy(Tier.COLD_START, "backwards", Optional.empty()));
        assertThat(list.items()).allSatisfy(item -> assertThat(item.score()).isEqualTo(EXPECTED));
    }

    @Test
    void theTierSaysWhatAComparatorGoesBy() {
        Recommendation own = by("backwards", Requests.match("u-1"));

        Recommendation forAll = by("backwards-for-all", Requests.match("u-1"));
        Recommendation byChance = by("random", Requests.match("u-1"));

        assertThat(own.servedBy().tier()).isEqualTo(Tier.PERSONAL);
        assertThat(forAll.servedBy().tier()).isEqualTo(Tier.POPULAR);
        assertThat(byChance.servedBy().tier()).isEqualTo(Tier.COLD_START);
    }

    @Test
    void equalScoresComeInCatalogueOrder() {
        Recommendation list = by("counting", Requests.match("new"));

        assertThat(narratives(list)).isSorted().startsWith("n-00", "n-01");
    }

    @Test
    void ratingsSinceTheFitCount() {
        log.give(rating("one", "new", "n-03", 2));
        log.give(rating("two", "new", "n-04", 1));
        replica.catchUp();

        Recommendation list = by("counting", Requests.match("new"));

        assertThat(list.items().getFirst().score()).isEqualTo(0.2);
        assertThat(narratives(list)).doesNotContain("n-03", "n-04");
        assertThat(list.servedBy().tier()).isEqualTo(Tier.PERSONAL);
    }

    @Test
    void ratingsInTheRequestCount() {
        Audience teller = new Audience.Anonymous(
                Profile.NONE,
                Preferences.NONE,
                new TreeMap<>(Map.of(id("n-03"), new TreeMap<>(Map.of("hopefulness", 2.0)))));

        Recommendation list = by("counting", Requests.of(teller, Mode.MATCH, 10, Optional.empty()));

        assertThat(list.items().getFirst().score()).isEqualTo(0.1);
    }

    @Test
    void pagesNeverRepeatAndEndWithEverythingShown() {
        List<String> seen = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Recommendation page = by("backwards", Requests.of(somebody("new"), Mode.MATCH, 7, token));
            seen.addAll(narratives(page));
            token = page.nextPageToken();
        } while (token.isPresent());

        assertThat(seen).hasSize(30).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aPageOfAnotherAlgorithmIsRefused() {
        Optional<String> token = by("backwards", Requests.match("new")).nextPageToken();

        assertThatThrownBy(() -> by("counting", Requests.of(somebody("new"), Mode.MATCH, 10, token)))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PAGE_TOKEN_INVALID));
    }

    @Test
    void whatAReaderHidIsInNoList() {
        log.give(Sample.hide("hidden", "new", "n-29", true));
        replica.catchUp();

        assertThat(narratives(by("backwards", Requests.match("new")))).startsWith("n-28");
    }

    @Test
    void aNarrativeThatCameSinceTheFitStandsBehindAllOthers() {
        log.put(narrative("n-000"));
        replica.catchUp();

        Recommendation list = by("backwards", Requests.of(somebody("new"), Mode.MATCH, 31, Optional.empty()));

        assertThat(narratives(list)).hasSize(31).endsWith("n-01", "n-00", "n-000");
    }

    @Test
    void whereAComparatorCouldNotBeFittedAListForAnybodyIsServed() {
        Recommendation list = by("broken", Requests.match("u-1"));

        assertThat(list.items()).hasSize(10);
        assertThat(list.servedBy())
                .isEqualTo(new Recommendation.ServedBy(
                        Tier.POPULAR, "popularity", Optional.of(ModelRecommender.ALGORITHM_UNAVAILABLE)));
        assertThat(fits.failed()).containsExactly("broken");
    }

    @Test
    void somebodyOfWhomTasteKnowsNothingGetsAListForAnybody() {
        Recommendation known = by("taste-rating-sgd", Requests.match("u-1"));

        Recommendation unknown = by("taste-rating-sgd", Requests.match("new"));

        assertThat(known.servedBy())
                .isEqualTo(new Recommendation.ServedBy(Tier.PERSONAL, "taste-rating-sgd", Optional.empty()));
        assertThat(unknown.items()).hasSize(10);
        assertThat(unknown.servedBy())
                .isEqualTo(new Recommendation.ServedBy(
                        Tier.POPULAR, "popularity", Optional.of(ModelRecommender.ALGORITHM_WITHOUT_ANSWER)));
    }

    @Test
    void peopleWithoutRatingsAreToldApartByChance() {
        List<String> one = narratives(by("random", Requests.match("new-1")));

        assertThat(narratives(by("random", Requests.match("new-2")))).isNotEqualTo(one);
        assertThat(narratives(by("random", Requests.match("new-1")))).isEqualTo(one);
    }

    static Stream<String> servable() {
        return Comparators.servable().stream().map(Choice::name);
    }

    @ParameterizedTest
    @MethodSource("servable")
    void everyServableComparatorMakesAWholeListThatExplainsItself(String name) {
        Recommendation list = by(name, Requests.of(somebody("u-1"), Mode.MATCH, 15, Optional.empty()));

        assertThat(list.servedBy().algorithm()).isEqualTo(name);
        assertThat(list.servedBy().reason()).isEmpty();
        assertThat(list.items()).hasSize(15).allSatisfy(item -> {
            assertThat(item.score())
                    .isBetween(-1.0, 2.0)
                    .isEqualTo(item.prediction().mean());
            assertThat(item.prediction().sd()).isPositive();
            assertThat(item.reasons().stream().mapToDouble(Reason::contribution).sum())
                    .isEqualTo(item.score(), within(1e-9));
        });
    }

    @Test
    void anAlgorithmThatIsNotKeptReadyIsRefusedWithThoseThatAre() {
        Recommender model = recommender(new Algorithms(new TreeSet<>(List.of("bias", "svd")), "hybrid"));

        assertThatThrownBy(() -> model.recommend(TENANT, Requests.by("ease", Requests.match("u-1"))))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.errors())
                                .containsExactly(new FieldError(
                                        "algorithm",
                                        FieldError.NOT_ALLOWED_HERE,
                                        "Kept ready here: bias, hybrid, svd.")));
    }

    @Test
    void theUsualAlgorithmAnswersWhoNamesNone() {
        Recommender usual = recommender(new Algorithms(new TreeSet<>(List.of("backwards")), "backwards"));

        Recommendation unnamed = usual.recommend(TENANT, Requests.match("u-1"));
        Recommendation named = usual.recommend(TENANT, Requests.by("hybrid", Requests.match("u-1")));
        Recommendation browsed =
                usual.recommend(TENANT, Requests.of(somebody("u-1"), Mode.BROWSE, 10, Optional.empty()));

        assertThat(unnamed.servedBy().algorithm()).isEqualTo("backwards");
        assertThat(named.servedBy().algorithm()).isEqualTo("hybrid");
        assertThat(browsed.servedBy().algorithm()).isEqualTo("catalogue-order");
    }

    @Test
    void onlyModeMatchTakesAnAlgorithm() {
        RecommendationRequest browse = Requests.of(somebody("u-1"), Mode.BROWSE, 10, Optional.empty());

        assertThat(Requests.by("hybrid", browse).algorithm()).contains("hybrid");
        assertThatThrownBy(() -> Requests.by("bias", browse))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.errors())
                                .extracting(FieldError::field)
                                .containsExactly("algorithm"));
    }

    @Test
    void aUsualAlgorithmThatIsNotKeptReadyIsRefused() {
        assertThatThrownBy(() -> new Algorithms(new TreeSet<>(List.of("bias")), "svd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("svd");
    }

    private Recommender recommender(Algorithms algorithms) {
        return new ModelRecommender(
                replica.replicas(),
                algorithms,
                new WordsInTitles(() -> replica.replicas().view(TENANT)),
                Clock.fixed(Sample.NOON, ZoneOffset.UTC),
                new SplittableRandom(1),
                Duration.ofMillis(20));
    }

    private Recommendation by(String algorithm, RecommendationRequest request) {
        return recommender.recommend(TENANT, Requests.by(algorithm, request));
    }

    private static List<String> narratives(Recommendation list) {
        return list.items().stream().map(item -> item.narrative().value()).toList();
    }

    private static Audience somebody(String id) {
        return new Audience.Somebody(new UserId(id));
    }

    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        for (int i = 0; i < 30; i++) {
            log.put(narrative("n-%02d".formatted(i)));
        }
        SplittableRandom random = new SplittableRandom(4);
        for (int u = 0; u < 60; u++) {
            for (int k = 0; k < 10; k++) {
                log.give(rating(
                        "e-" + u + "-" + k, "u-" + u, "n-%02d".formatted(random.nextInt(30)), random.nextInt(4) - 1));
            }
        }
        return log;
    }
}
