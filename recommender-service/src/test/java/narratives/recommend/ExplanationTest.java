package narratives.recommend;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import narratives.catalog.Answer;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.RandomWorld;
import narratives.fixture.Requests;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;

/** Over worlds by chance, with and without latent factors, and over a small one that is known. */
class ExplanationTest {
    private static final int WORLDS = 200;
    private static final Set<String> OF_THE_READERS_RATINGS =
            Set.of(Reason.OWN_RATINGS, Reason.OWN_TASTE, Reason.LIKE_MINDED, Reason.EVIDENCE);

    @Test
    void thePartsOfEveryScoreAddUpToIt() {
        List<String> kinds = new ArrayList<>();

        everyItem((world, item) -> {
            double sum =
                    item.reasons().stream().mapToDouble(Reason::contribution).sum();
            assertThat(sum).isEqualTo(item.score(), within(1e-9));
            item.reasons().forEach(reason -> kinds.add(reason.kind()));
        });

        assertThat(Set.copyOf(kinds))
                .containsExactlyInAnyOrder(
                        Reason.AVERAGE,
                        Reason.PROFILE,
                        Reason.OWN_RATINGS,
                        Reason.EVIDENCE,
                        Reason.CHARACTERISTIC,
                        Reason.OTHER_READERS,
                        Reason.OWN_TASTE,
                        Reason.LIKE_MINDED,
                        Reason.ENGAGEMENT,
                        Reason.UNCERTAINTY,
                        Reason.VARIETY);
    }

    @Test
    void evidenceIsAFewRatingsOfTheReadersOwnThatSaySomething() {
        Set<Integer> sizes = new HashSet<>();

        everyItem((world, item) -> {
            List<Reason> evidence = evidence(item);
            assertThat(evidence).hasSizeLessThanOrEqualTo(3).allSatisfy(reason -> {
                assertThat(Math.abs(reason.contribution())).isGreaterThanOrEqualTo(0.01);
                assertThat(world.reader().standing().answers())
                        .containsKey(reason.narrative().orElseThrow());
            });
            assertThat(evidence).extracting(Reason::narrative).doesNotHaveDuplicates();
            sizes.add(evidence.size());
        });

        assertThat(sizes).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    /** Of no narrative that the reader may not see is there a word, whatever else is asked for. */
    @Test
    void noSentenceNamesANarrativeThatTheReaderMayNotSee() {
        List<NarrativeId> unseen = new ArrayList<>();

        everyItem((world, item) -> {
            Eligibility always = new Eligibility(
                    Sample.NOON,
                    world.reader().person().preferences(),
                    world.reader().standing(),
                    "hopefulness",
                    NarrativeFilter.ALL,
                    new TreeSet<>(),
                    true);
            for (Narrative narrative : world.view().catalog().narratives()) {
                if (!always.last(narrative)) {
                    unseen.add(narrative.id());
                    assertThat(item.reasons())
                            .noneMatch(reason -> reason.text().contains("Title of " + narrative.id())
                                    || reason.narrative().equals(Optional.of(narrative.id())));
                }
            }
        });

        assertThat(unseen).hasSizeGreaterThan(500);
    }

    @Test
    void aProfileIsSpokenOfOnlyToThoseWhoToldSomething() {
        Set<Boolean> spoken = new HashSet<>();

        everyItem((world, item) -> {
            SortedSet<String> known =
                    new TreeSet<>(world.reader().person().profile().answers().keySet());
            known.retainAll(Set.of("trait-a", "trait-b", "trait-c"));
            boolean told =
                    item.reasons().stream().anyMatch(reason -> reason.kind().equals(Reason.PROFILE));
            assertThat(told && known.isEmpty()).isFalse();
            assertThat(item.reasons())
                    .allSatisfy(reason -> assertThat(reason.text()).doesNotContain("told-", "trait-"));
            assertThat(item.reasons().stream().anyMatch(reason -> reason.text().contains("themselves")))
                    .isEqualTo(told);
            spoken.add(told);
        });

        assertThat(spoken).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void everyLanguageTellsTheSamePartsInOtherWords() {
        for (int seed = 0; seed < 50; seed++) {
            Recommender recommender = new RandomWorld(seed).recommender();

            List<Recommendation.Item> english = recommender
                    .recommend(TENANT, request(Mode.MATCH, Locale.ENGLISH))
                    .items();
            List<Recommendation.Item> german = recommender
                    .recommend(TENANT, request(Mode.MATCH, Locale.GERMAN))
                    .items();

            assertThat(german).hasSameSizeAs(english);
            for (int i = 0; i < english.size(); i++) {
                List<Reason> other = german.get(i).reasons();
                assertThat(other)
                        .extracting(Reason::kind, Reason::contribution, Reason::narrative)
                        .isEqualTo(english.get(i).reasons().stream()
                                .map(reason -> tuple(reason.kind(), reason.contribution(), reason.narrative()))
                                .toList());
                for (int r = 0; r < other.size(); r++) {
                    assertThat(other.get(r).text())
                            .isNotEqualTo(english.get(i).reasons().get(r).text());
                }
            }
        }
    }

    @Test
    void aRatingThatIsToldIsCountedNowhereElse() {
        SmallReplica replica = replica(world());

        Recommendation list = replica.recommender().recommend(TENANT, Requests.match("once"));

        assertThat(list.items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.reasons())
                        .filteredOn(reason -> OF_THE_READERS_RATINGS.contains(reason.kind()))
                        .singleElement()
                        .satisfies(reason -> {
                            assertThat(reason.kind()).isEqualTo(Reason.EVIDENCE);
                            assertThat(reason.narrative()).contains(id("n-03"));
                            assertThat(reason.text()).startsWith("Because of your rating of “n-03”, ");
                        }));
    }

    @Test
    void theShareOfARatingWhoseNarrativeWasWithdrawnJoinsTheRest() {
        ListedLog log = world();
        SmallReplica replica = replica(log);
        double before = person(replica, "once");
        log.put(toned(3).with(Status.WITHDRAWN));
        replica.catchUp();

        Recommendation list = replica.recommender().recommend(TENANT, Requests.match("once"));

        assertThat(before).isNotZero();
        assertThat(person(replica, "once")).isEqualTo(before, within(1e-12));
        assertThat(list.items())
                .allSatisfy(item -> assertThat(item.reasons())
                        .noneMatch(reason ->
                                reason.text().contains("n-03") || reason.kind().equals(Reason.EVIDENCE))
                        .anyMatch(reason -> reason.kind().equals(Reason.OWN_RATINGS)));
    }

    @Test
    void aNarrativeThatTheReaderHidIsNotNamedToThem() {
        ListedLog log = world();
        log.give(Sample.hide("away", "once", "n-03", true));

        Recommendation list = replica(log).recommender().recommend(TENANT, Requests.match("once"));

        assertThat(list.items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(evidence(item)).isEmpty());
    }

    @Test
    void aProfileThatWasToldIsAPartOfItsOwn() {
        ListedLog log = world();
        log.put(new Person(
                new UserId("told"), Profile.of(Map.of("stage", new Answer.Text("early"))), Preferences.NONE));

        SmallReplica replica = replica(log);

        assertThat(kinds(replica, "told")).contains(Reason.PROFILE);
        assertThat(kinds(replica, "once")).doesNotContain(Reason.PROFILE);
        assertThat(kinds(replica, "nobody")).doesNotContain(Reason.PROFILE);
    }

    @Test
    void whoeverIsNotKnownIsToldNothingOfThemselves() {
        Recommendation list = replica(world()).recommender().recommend(TENANT, Requests.match("nobody"));

        assertThat(list.items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.reasons())
                        .noneMatch(reason -> reason.text().matches("(?i).*\\byour?\\b.*")));
    }

    private static void everyItem(BiConsumer<RandomWorld, Recommendation.Item> check) {
        for (int seed = 0; seed < WORLDS; seed++) {
            RandomWorld world = new RandomWorld(seed);
            for (Mode mode : List.of(Mode.MATCH, Mode.POPULAR, Mode.BROWSE, Mode.SURPRISE)) {
                world.recommender()
                        .recommend(TENANT, request(mode, Locale.ENGLISH))
                        .items()
                        .forEach(item -> check.accept(world, item));
            }
        }
    }

    private static RecommendationRequest request(Mode mode, Locale language) {
        return new RecommendationRequest(
                new Audience.Somebody(RandomWorld.READER),
                100,
                mode,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(7),
                Optional.empty(),
                new NarrativeFilter(Set.of(), new TreeSet<>(), OptionalInt.empty(), new TreeMap<>()),
                new TreeSet<>(),
                true,
                Optional.of(language),
                Optional.empty());
    }

    private static List<Reason> evidence(Recommendation.Item item) {
        return item.reasons().stream()
                .filter(reason -> reason.kind().equals(Reason.EVIDENCE))
                .toList();
    }

    /** What the reader's ratings add to the score of n-07. */
    private static double person(SmallReplica replica, String user) {
        return replica
                .recommender()
                .recommend(TENANT, Requests.of(somebody(user), Mode.MATCH, 100, Optional.empty()))
                .items()
                .stream()
                .filter(item -> item.narrative().equals(id("n-07")))
                .flatMap(item -> item.reasons().stream())
                .filter(reason -> OF_THE_READERS_RATINGS.contains(reason.kind()))
                .mapToDouble(Reason::contribution)
                .sum();
    }

    private static List<String> kinds(SmallReplica replica, String user) {
        return replica.recommender().recommend(TENANT, Requests.match(user)).items().getFirst().reasons().stream()
                .map(Reason::kind)
                .toList();
    }

    private static Audience somebody(String id) {
        return new Audience.Somebody(new UserId(id));
    }

    private static SmallReplica replica(ListedLog log) {
        return new SmallReplica(log, new KeptSnapshots());
    }

    private static Narrative toned(int i) {
        String[] tones = {"upbeat", "mixed", "downbeat"};
        return narrative("n-%02d".formatted(i), Map.of("tone", new Answer.Text(tones[i % 3])));
    }

    /** Half of the readers are early on and find little hope, half are far on and find much; "once" has rated one. */
    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        for (int i = 0; i < 12; i++) {
            log.put(toned(i));
        }
        for (int u = 0; u < 40; u++) {
            String user = "u-%02d".formatted(u);
            log.put(new Person(
                    new UserId(user),
                    Profile.of(Map.of("stage", new Answer.Text(u % 2 == 0 ? "early" : "far"))),
                    Preferences.NONE));
            for (int k = 0; k < 4; k++) {
                log.give(rating(
                        user + "-" + k,
                        user,
                        "n-%02d".formatted((u + 5 * k) % 12),
                        u % 2 == 0 ? k % 2 - 1 : 2 - k % 2));
            }
        }
        log.give(rating("only", "once", "n-03", 2));
        return log;
    }
}
