package narratives.recommend;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.RandomWorld;
import narratives.fixture.Requests;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import org.junit.jupiter.api.Test;

class WhyNotTest {
    private static final Duration NO_WAIT = Duration.ZERO;

    /** Over worlds and requests by chance, for every narrative of the catalogue, on the first page and on the second. */
    @Test
    void itSaysOfEveryNarrativeWhatTheListShows() {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        int lower = 0;
        for (int seed = 0; seed < 600; seed++) {
            RandomWorld world = new RandomWorld(seed);
            Circumstances circumstances = world.circumstances();
            RecommendationRequest first = request(new SplittableRandom(seed), world, Optional.empty(), circumstances);
            Recommendation page = world.recommender().recommend(TENANT, first);
            lower += compare(world, first, page, rules);
            if (page.nextPageToken().isPresent()) {
                RecommendationRequest second =
                        request(new SplittableRandom(seed), world, page.nextPageToken(), circumstances);
                lower += compare(world, second, world.recommender().recommend(TENANT, second), rules);
            }
        }

        assertThat(rules).containsExactlyInAnyOrder(Rule.values());
        assertThat(lower).isGreaterThan(500);
    }

    /** How many narratives may be listed and rank too low. */
    private static int compare(RandomWorld world, RecommendationRequest request, Recommendation page, Set<Rule> rules) {
        Map<NarrativeId, Recommendation.Item> listed = new LinkedHashMap<>();
        page.items().forEach(item -> listed.put(item.narrative(), item));
        int lower = 0;
        for (Narrative narrative : world.view().catalog().narratives()) {
            Optional<Recommendation.Item> item = Optional.ofNullable(listed.get(narrative.id()));
            switch (world.recommender().whyNot(TENANT, request, narrative.id(), NO_WAIT)) {
                case WhyNot.Excluded excluded -> {
                    assertThat(item).isEmpty();
                    assertThat(excluded.rules())
                            .isSortedAccordingTo((a, b) -> a.rule().compareTo(b.rule()));
                    assertThat(excluded.rules()).allSatisfy(told -> {
                        assertThat(told.field()).isNotEmpty();
                        assertThat(told.detail()).endsWith(".").doesNotContain("{", "“”");
                    });
                    excluded.rules().forEach(told -> rules.add(told.rule()));
                }
                case WhyNot.Ranked ranked -> {
                    assertThat(ranked.listed()).isEqualTo(item.isPresent());
                    item.ifPresent(shown -> {
                        assertThat(ranked.rank()).isEqualTo(shown.rank());
                        assertThat(ranked.score()).isEqualTo(shown.score());
                        assertThat(ranked.reasons()).isEqualTo(shown.reasons());
                        assertThat(ranked.similarity()).isEqualTo(shown.similarity());
                    });
                    if (!ranked.listed()) {
                        lower++;
                        Recommendation.Item last = page.items().getLast();
                        assertThat(ranked.rank()).isGreaterThan(last.rank());
                        ranked.lowestScoreListed().ifPresent(lowest -> {
                            assertThat(lowest).isEqualTo(last.score());
                            assertThat(ranked.score()).isLessThanOrEqualTo(lowest);
                        });
                        ranked.lowestSimilarityListed()
                                .ifPresent(
                                        lowest -> assertThat(ranked.similarity().orElseThrow())
                                                .isLessThanOrEqualTo(lowest));
                    }
                }
            }
        }
        return lower;
    }

    @Test
    void everyRuleThatAppliesIsTold() {
        ListedLog log = ListedLog.begun();
        log.put(narrative("n-1").with(Status.WITHDRAWN));
        log.give(Sample.hide("h", "u-1", "n-1", true));
        log.give(Sample.rating("r", "u-1", "n-1", 1));
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());

        WhyNot why = replica.recommender().whyNot(TENANT, Requests.match("u-1"), id("n-1"), NO_WAIT);

        assertThat(((WhyNot.Excluded) why).rules())
                .containsExactly(
                        new Exclusion(Rule.WITHDRAWN, "status", "It was taken back."),
                        new Exclusion(Rule.HIDDEN, "feedback.hide", "It was hidden."),
                        new Exclusion(
                                Rule.ALREADY_RATED,
                                "includeRated",
                                "It has been rated, and what has been rated is left out."));
    }

    @Test
    void aNarrativeThatTheTenantDoesNotHaveIsUnknown() {
        SmallReplica replica = new SmallReplica(ListedLog.begun(), new KeptSnapshots());

        assertThatThrownBy(() -> replica.recommender().whyNot(TENANT, Requests.match("u-1"), id("n-1"), NO_WAIT))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NARRATIVE_UNKNOWN));
    }

    private static RecommendationRequest request(
            SplittableRandom random, RandomWorld world, Optional<String> pageToken, Circumstances circumstances) {
        List<Narrative> narratives = world.view().catalog().narratives();
        NarrativeId some = narratives.get(random.nextInt(narratives.size())).id();
        Optional<NarrativeId> shown = narratives.stream()
                .filter(narrative -> narrative.status() == Status.PUBLISHED
                        && narrative.availability().contains(Sample.NOON))
                .map(Narrative::id)
                .findFirst();
        Mode drawn = List.of(Mode.values()).get(random.nextInt(5));
        Mode mode = drawn == Mode.SIMILAR && shown.isEmpty() ? Mode.MATCH : drawn;
        return new RecommendationRequest(
                new Audience.Somebody(RandomWorld.READER),
                random.nextInt(1, 6),
                mode,
                Optional.empty(),
                mode == Mode.SIMILAR ? shown : Optional.empty(),
                OptionalLong.of(7),
                Optional.empty(),
                filter(random, world),
                new TreeSet<>(random.nextInt(3) == 0 ? List.of(some) : List.of()),
                random.nextBoolean(),
                Optional.of(Locale.ENGLISH),
                pageToken,
                circumstances);
    }

    private static NarrativeFilter filter(SplittableRandom random, RandomWorld world) {
        String question = world.view().instrument().questions().getFirst().key();
        return new NarrativeFilter(
                random.nextInt(8) == 0 ? Set.of(Modality.TEXT, Modality.AUDIO) : Set.of(),
                new TreeSet<>(random.nextInt(8) == 0 ? List.of("en", "cy") : List.of()),
                random.nextInt(8) == 0 ? OptionalInt.of(500) : OptionalInt.empty(),
                random.nextInt(8) == 0
                        ? new TreeMap<>(Map.of(question, new TreeSet<>(List.of("option-0-0", "true"))))
                        : new TreeMap<>());
    }
}
