package narratives.recommend;

import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import narratives.fixture.BlindWorld;
import narratives.fixture.RandomWorld;
import narratives.fixture.Sample;
import narratives.fixture.ShownRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing that may not be shown is ever shown, whatever is asked for. What may be shown is decided here by rules that are
 * written a second time, one narrative at a time ({@link ShownRules}), and the checker is itself checked: against a
 * service that is blind to one rule it must find what that rule forbids.
 *
 * <p>{@code -Dserved.items=1000000} makes the long form; {@code .ci/safety} runs it.
 */
class ServedItemsTest {
    /** A few seconds' worth; the long form looks at a million. */
    private static final long USUAL_ITEMS = 20_000;

    /** As many worlds as a mutant may take to be caught; one of them shows it as a rule within a few dozen. */
    private static final int WORLDS_FOR_A_MUTANT = 3_000;

    @Test
    void noListShowsWhatMayNotBeShown() {
        long wanted = Long.getLong("served.items", USUAL_ITEMS);
        long served = 0;
        for (long seed = 0; served < wanted; seed++) {
            RandomWorld world = new RandomWorld(seed);

            List<String> wrong = new ArrayList<>();
            served += served(world, world, seed, wrong);

            assertThat(wrong).as("world %d", seed).isEmpty();
        }
        System.out.printf("%d items served, none of them forbidden%n", served);
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SAME_NARRATIVE", "SHOWN_EARLIER"})
    void aServiceThatIsBlindToARuleIsFound(Rule rule) {
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; wrong.isEmpty() && seed < WORLDS_FOR_A_MUTANT; seed++) {
            RandomWorld world = new RandomWorld(seed);

            served(world, new BlindWorld(world, rule), seed, wrong);
        }

        assertThat(wrong).isNotEmpty();
    }

    /** Asks for lists in every way; tells how many narratives came, and which of them may not be shown. */
    private static long served(RandomWorld truth, Replica asked, long seed, List<String> wrong) {
        SplittableRandom random = new SplittableRandom(seed);
        ModelRecommender recommender = RandomWorld.recommender(asked);
        long served = 0;
        for (Mode mode : Mode.values()) {
            Optional<RecommendationRequest> first = request(truth, mode, random);
            if (first.isPresent()) {
                RecommendationRequest wish =
                        asked instanceof BlindWorld blind ? blind.understood(first.get()) : first.get();
                served += pages(truth, recommender, first.get(), wish, wrong);
                if (mode == Mode.MATCH) {
                    served += considered(truth, recommender, first.get(), wish, wrong);
                }
            }
        }
        for (Narrative narrative : truth.view().catalog().narratives()) {
            if (isThere(narrative)) {
                for (Recommender.Similar similar : recommender.similar(TENANT, narrative.id(), 5)) {
                    served++;
                    ShownRules.ofAnybody(truth, similar.narrative()).ifPresent(wrong::add);
                }
                break;
            }
        }
        return served;
    }

    /** All narratives, looked at for the reader: what packs and comparisons show. */
    private static long considered(
            RandomWorld truth,
            ModelRecommender recommender,
            RecommendationRequest asked,
            RecommendationRequest understood,
            List<String> wrong) {
        List<NarrativeId> all =
                truth.view().catalog().narratives().stream().map(Narrative::id).toList();
        long shown = 0;
        for (Considered one : recommender
                .consider(TENANT, understood, all, Recommender.WHATEVER_IT_TAKES)
                .narratives()) {
            if (one instanceof Considered.Fitting fitting) {
                shown++;
                ShownRules.of(truth, asked, fitting.narrative().id()).ifPresent(wrong::add);
            }
        }
        return shown;
    }

    private static boolean isThere(Narrative narrative) {
        return narrative.status() == Status.PUBLISHED
                && narrative.availability().contains(Sample.NOON);
    }

    private static long pages(
            RandomWorld truth,
            ModelRecommender recommender,
            RecommendationRequest asked,
            RecommendationRequest understood,
            List<String> wrong) {
        long served = 0;
        Recommendation page = recommender.recommend(TENANT, understood);
        for (int turn = 0; turn < 3; turn++) {
            for (Recommendation.Item item : page.items()) {
                served++;
                ShownRules.of(truth, asked, item.narrative()).ifPresent(wrong::add);
            }
            for (Recommendation.Item item : page.items()) {
                for (Reason reason : item.reasons()) {
                    reason.narrative()
                            .flatMap(named -> ShownRules.whatever(truth, asked, named))
                            .ifPresent(wrong::add);
                }
            }
            if (page.nextPageToken().isEmpty()) {
                break;
            }
            page = recommender.recommend(TENANT, next(understood, page.nextPageToken()));
        }
        return served;
    }

    private static Optional<RecommendationRequest> request(RandomWorld world, Mode mode, SplittableRandom random) {
        List<Narrative> narratives = world.view().catalog().narratives();
        Optional<NarrativeId> shown = narratives.stream()
                .filter(ServedItemsTest::isThere)
                .map(Narrative::id)
                .findFirst();
        if (mode == Mode.SIMILAR && shown.isEmpty()) {
            return Optional.empty();
        }
        String question = world.view().instrument().questions().getFirst().key();
        return Optional.of(new RecommendationRequest(
                new Audience.Somebody(RandomWorld.READER),
                random.nextInt(1, 5),
                mode,
                Optional.empty(),
                mode == Mode.SIMILAR ? shown : Optional.empty(),
                OptionalLong.of(random.nextInt(1000)),
                Optional.empty(),
                new NarrativeFilter(
                        random.nextInt(8) == 0 ? Set.of(Modality.TEXT, Modality.AUDIO) : Set.of(),
                        new TreeSet<>(random.nextInt(8) == 0 ? List.of("en", "cy") : List.of()),
                        random.nextInt(8) == 0 ? OptionalInt.of(500) : OptionalInt.empty(),
                        random.nextInt(8) == 0
                                ? new TreeMap<>(Map.of(question, new TreeSet<>(List.of("option-0-0", "true"))))
                                : new TreeMap<>()),
                new TreeSet<>(
                        random.nextInt(3) == 0
                                ? List.of(narratives
                                        .get(random.nextInt(narratives.size()))
                                        .id())
                                : List.of()),
                random.nextBoolean(),
                Optional.of(Locale.ENGLISH),
                Optional.empty(),
                world.circumstances(),
                mode == Mode.DESCRIBE ? Optional.of("label of option 0-0 n-03") : Optional.empty()));
    }

    private static RecommendationRequest next(RecommendationRequest request, Optional<String> pageToken) {
        return new RecommendationRequest(
                request.audience(),
                request.count(),
                request.mode(),
                request.algorithm(),
                request.similarTo(),
                request.seed(),
                request.minLogPosition(),
                request.filter(),
                request.exclude(),
                request.includeRated(),
                request.explain(),
                pageToken,
                request.circumstances(),
                request.wish());
    }
}
