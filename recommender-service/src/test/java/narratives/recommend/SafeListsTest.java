package narratives.recommend;

import static narratives.fixture.Sample.NOON;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.user;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Consent;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.Versioned;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import narratives.fixture.WordsInTitles;
import narratives.log.LogEntry;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.safety.Condition;
import narratives.safety.Curated;
import narratives.safety.Gentle;
import narratives.safety.PolicyRule;
import narratives.safety.Review;
import narratives.safety.SafetyPolicy;
import narratives.safety.Support;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten narratives, n-0 to n-9; somebody picked n-7 and n-3, and n-5, which has been withdrawn since. */
class SafeListsTest {
    private static final Support HELP = new Support(
            List.of(new Support.Text("en", "Call somebody."), new Support.Text("de", "Rufen Sie an.")),
            List.of(new Support.Contact(
                    "A line", Optional.of("000"), Optional.empty(), Optional.empty(), Optional.empty())));

    private final ListedLog log = ListedLog.begun();
    private SmallReplica replica;

    @BeforeEach
    void ten() {
        for (int i = 0; i < 10; i++) {
            log.put(narrative("n-" + i, Map.of("tone", new Answer.Text(i % 2 == 0 ? "upbeat" : "mixed"))));
        }
        log.put(narrative("n-5").with(Status.WITHDRAWN));
        replica = new SmallReplica(log, new KeptSnapshots());
    }

    private void pick() {
        log.add(new LogEntry.CuratedPut(
                log.upcoming(),
                new Versioned<>(1, new Curated(LocalDate.of(2026, 11, 23), List.of(id("n-7"), id("n-5"), id("n-3"))))));
        replica.catchUp();
    }

    private void decide(SafetyPolicy policy) {
        log.add(new LogEntry.PolicyPut(log.upcoming(), new Versioned<>(1, policy)));
        replica.catchUp();
    }

    private ModelRecommender at(Instant now) {
        return new ModelRecommender(
                replica.replicas(),
                Algorithms.HYBRID_ALONE,
                new WordsInTitles(() -> replica.replicas().view(TENANT)),
                Clock.fixed(now, ZoneOffset.UTC),
                new SplittableRandom(1),
                Duration.ZERO);
    }

    private static List<String> shown(Recommendation list) {
        return list.items().stream().map(item -> item.narrative().value()).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"MATCH", "SURPRISE", "POPULAR", "BROWSE"})
    void whenTheLogWasLastReadTooLongAgoOnlyWhatPeoplePickedIsShown(Mode mode) {
        pick();
        RecommendationRequest request = Requests.of(new Audience.Somebody(user("u-1")), mode, 10, Optional.empty());

        Recommendation fresh = at(NOON.plus(Duration.ofMinutes(5))).recommend(TENANT, request);
        Recommendation stale =
                at(NOON.plus(Duration.ofMinutes(5)).plusMillis(1)).recommend(TENANT, request);

        assertThat(fresh.items()).hasSize(9);
        assertThat(shown(stale)).containsExactly("n-7", "n-3");
        assertThat(stale.servedBy())
                .isEqualTo(new Recommendation.ServedBy(Tier.CURATED, "curated", Optional.of("safety-data-stale")));
    }

    @Test
    void whatSomebodyExcludesIsNotShownByTheCuratedListEither() {
        pick();
        log.put(new Person(
                user("u-1"),
                Profile.NONE,
                new Preferences(
                        Set.of(),
                        new TreeSet<>(),
                        OptionalInt.empty(),
                        new TreeSet<>(),
                        new TreeSet<>(List.of(id("n-7"))))));
        replica.catchUp();

        Recommendation stale = at(NOON.plus(Duration.ofHours(1))).recommend(TENANT, Requests.match("u-1"));

        assertThat(shown(stale)).containsExactly("n-3");
    }

    @Test
    void whereNobodyPickedAnythingAStaleListIsEmpty() {
        Recommendation stale = at(NOON.plus(Duration.ofHours(1))).recommend(TENANT, Requests.match("u-1"));

        assertThat(stale.items()).isEmpty();
        assertThat(stale.servedBy().reason()).contains("safety-data-stale");
    }

    @Test
    void aTenantCanLiftTheBound() {
        decide(new SafetyPolicy(List.of(), Optional.empty(), Gentle.USUAL));

        Recommendation late = at(NOON.plus(Duration.ofDays(30))).recommend(TENANT, Requests.match("u-1"));

        assertThat(late.items()).hasSize(9);
    }

    @Test
    void whatIsAlikeIsOfThePickedOnlyWhileTheLogIsStale() {
        pick();

        List<Recommender.Similar> similar = at(NOON.plus(Duration.ofHours(1))).similar(TENANT, id("n-1"), 10);

        assertThat(similar).extracting(Recommender.Similar::narrative).containsExactly(id("n-3"), id("n-7"));
    }

    @Test
    void aPositionThatIsNotReachedGivesWhatPeoplePicked() {
        pick();

        Recommendation list =
                replica.recommender().recommend(TENANT, Requests.after(Requests.match("u-1"), log.upcoming()));

        assertThat(shown(list)).containsExactly("n-7", "n-3");
        assertThat(list.servedBy().reason()).contains("log-position-not-reached");
    }

    @Test
    void aPolicyThatCannotBeReadGivesWhatPeoplePickedUntilTheNext() {
        pick();
        log.add(new LogEntry.PolicyUnreadable(log.upcoming()));
        replica.catchUp();

        Recommendation unread = replica.recommender().recommend(TENANT, Requests.match("u-1"));
        decide(SafetyPolicy.USUAL);
        Recommendation read = replica.recommender().recommend(TENANT, Requests.match("u-1"));

        assertThat(shown(unread)).containsExactly("n-7", "n-3");
        assertThat(unread.servedBy().reason()).contains("policy-unreadable");
        assertThat(read.items()).hasSize(9);
    }

    @Test
    void aPolicyAboutAQuestionThatIsNoLongerAskedCannotBeRead() {
        pick();
        decide(noUpbeat());
        log.add(new LogEntry.InstrumentPut(log.upcoming(), new Versioned<>(2, Instrument.EMPTY)));
        replica.catchUp();

        Recommendation list = replica.recommender().recommend(TENANT, Requests.match("u-1"));

        assertThat(list.servedBy().reason()).contains("policy-unreadable");
    }

    private static SafetyPolicy noUpbeat() {
        return new SafetyPolicy(
                List.of(new PolicyRule(
                        "no-upbeat",
                        "Who is low is not shown cheer.",
                        List.of(new Condition("mood", new TreeSet<>(List.of("low")))),
                        new TreeSet<>(),
                        List.of(new Condition("tone", new TreeSet<>(List.of("upbeat")))),
                        PolicyRule.Unknown.EXCLUDE)),
                Optional.of(SafetyPolicy.USUAL_MAX_AGE),
                Gentle.USUAL);
    }

    @Test
    void aRuleKeepsBackWhatItExcludesFromThoseWhomItIsAbout() {
        decide(noUpbeat());
        log.put(new Person(user("low"), Profile.of(Map.of("mood", new Answer.Text("low"))), Preferences.NONE));
        replica.catchUp();

        Recommendation low = replica.recommender().recommend(TENANT, Requests.match("low"));
        Recommendation other = replica.recommender().recommend(TENANT, Requests.match("other"));
        WhyNot why = replica.recommender().whyNot(TENANT, Requests.match("low"), id("n-2"), Duration.ZERO);

        assertThat(shown(low)).containsExactlyInAnyOrder("n-1", "n-3", "n-7", "n-9");
        assertThat(other.items()).hasSize(9);
        assertThat(((WhyNot.Excluded) why).rules())
                .containsExactly(new Exclusion(
                        Rule.POLICY,
                        "policy.rules.no-upbeat",
                        "A rule of this service keeps it from some readers: “Who is low is not shown cheer.”."));
    }

    @Test
    void somebodyInACrisisIsGivenHelpAndNoNarratives() {
        log.add(new LogEntry.SupportPut(log.upcoming(), new Versioned<>(1, HELP)));
        log.put(new Person(user("u-1"), Profile.NONE, Preferences.NONE, true));
        replica.catchUp();

        Recommendation list = replica.recommender().recommend(TENANT, Requests.match("u-1"));

        assertThat(list.items()).isEmpty();
        assertThat(list.nextPageToken()).isEmpty();
        assertThat(list.servedBy())
                .isEqualTo(new Recommendation.ServedBy(Tier.SUPPORT, "support", Optional.of("crisis")));
        assertThat(list.support()).contains(new Recommendation.Help(HELP.texts().getFirst(), HELP.contacts()));
    }

    @Test
    void theHelpIsInTheLanguageOfTheReader() {
        log.add(new LogEntry.SupportPut(log.upcoming(), new Versioned<>(1, HELP)));
        replica.catchUp();

        Recommendation german = replica.recommender().recommend(TENANT, inCrisis(Locale.forLanguageTag("de-AT")));
        Recommendation welsh = replica.recommender().recommend(TENANT, inCrisis(Locale.forLanguageTag("cy")));

        assertThat(german.support().orElseThrow().text().language()).isEqualTo("de");
        assertThat(welsh.support().orElseThrow().text().language()).isEqualTo("en");
    }

    @Test
    void whereATenantHasSetNoHelpTheServiceGivesItsOwnAndSaysSo() {
        Recommendation list = replica.recommender().recommend(TENANT, inCrisis(Locale.ENGLISH));

        assertThat(list.support().orElseThrow().text().text()).contains("has not set one");
        assertThat(list.support().orElseThrow().contacts()).isEmpty();
    }

    @Test
    void whyNotSaysThatSomebodyIsInACrisis() {
        WhyNot why = replica.recommender().whyNot(TENANT, inCrisis(Locale.ENGLISH), id("n-1"), Duration.ZERO);

        assertThat(((WhyNot.Excluded) why).rules()).extracting(Exclusion::rule).containsExactly(Rule.CRISIS);
    }

    @Test
    void whatANarratorRestrictedIsShownToTheirAudienceAlone() {
        Narrative open = narrative("n-1");
        log.put(new Narrative(
                open.id(),
                open.presentation(),
                open.contentWarnings(),
                open.status(),
                open.availability(),
                open.characterisation(),
                new Narrative.Origin(
                        Optional.empty(), new Consent(Consent.Scope.RESTRICTED, new TreeSet<>(List.of("staff"))))));
        replica.catchUp();
        RecommendationRequest staff = in(
                Requests.match("u-1"),
                new Circumstances(false, new TreeSet<>(List.of("staff")), Circumstances.Device.ANY));

        assertThat(shown(replica.recommender().recommend(TENANT, Requests.match("u-1"))))
                .hasSize(8)
                .doesNotContain("n-1");
        assertThat(shown(replica.recommender().recommend(TENANT, staff))).contains("n-1");
        assertThat(replica.recommender().similar(TENANT, id("n-3"), 10))
                .extracting(Recommender.Similar::narrative)
                .doesNotContain(id("n-1"));
    }

    private static RecommendationRequest inCrisis(Locale language) {
        RecommendationRequest plain = Requests.match("u-1");
        return in(
                new RecommendationRequest(
                        plain.audience(),
                        plain.count(),
                        plain.mode(),
                        plain.algorithm(),
                        plain.similarTo(),
                        plain.seed(),
                        plain.minLogPosition(),
                        plain.filter(),
                        plain.exclude(),
                        plain.includeRated(),
                        Optional.of(language),
                        plain.pageToken()),
                new Circumstances(true, new TreeSet<>(), Circumstances.Device.ANY));
    }

    private static RecommendationRequest in(RecommendationRequest request, Circumstances circumstances) {
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
                request.pageToken(),
                circumstances);
    }

    private RecommendationRequest wish(String words) {
        RecommendationRequest plain = Requests.match("u-1");
        return new RecommendationRequest(
                plain.audience(),
                4,
                Mode.DESCRIBE,
                plain.algorithm(),
                plain.similarTo(),
                plain.seed(),
                plain.minLogPosition(),
                plain.filter(),
                plain.exclude(),
                plain.includeRated(),
                plain.explain(),
                plain.pageToken(),
                plain.circumstances(),
                Optional.of(words));
    }

    /** Five are upbeat, by the instrument; n-7 is named, by its title; n-5 is named too, and has been withdrawn. */
    @Test
    void aWishIsUnderstoodByTheInstrumentAndByTitles() {
        Recommendation list = replica.recommender().recommend(TENANT, wish("Something upbeat please, or n-7 or n-5"));

        assertThat(list.understood())
                .contains(new Recommendation.Understood(
                        List.of(new Condition("tone", new TreeSet<>(List.of("upbeat")))), true));
        assertThat(shown(list)).containsExactly("n-0", "n-2", "n-4", "n-6");
        assertThat(list.servedBy().algorithm()).isEqualTo("wish");
        assertThat(shown(replica.recommender().recommend(TENANT, wish("n-7 or n-5"))))
                .startsWith("n-7")
                .hasSize(4)
                .doesNotContain("n-5");
    }

    @Test
    void wordsThatMeanNothingGiveWhatIsExpected() {
        Recommendation list = replica.recommender().recommend(TENANT, wish("xyzzy"));

        assertThat(list.understood()).contains(new Recommendation.Understood(List.of(), true));
        assertThat(shown(list))
                .isEqualTo(shown(replica.recommender().recommend(TENANT, Requests.match("u-1")))
                        .subList(0, 4));
    }

    private void upset(String event, String reader, String narrative, int severity, Optional<Instant> at) {
        log.give(new Feedback.Distress(
                new Feedback.Header(new EventId(event), user(reader), at, Optional.empty()), id(narrative), severity));
        replica.catchUp();
    }

    @Test
    void whoeverIsUpsetGetsAShortListWithWhatIsPreferredFirst() {
        decide(new SafetyPolicy(
                List.of(),
                Optional.empty(),
                new Gentle(
                        Duration.ofDays(2),
                        2,
                        4,
                        List.of(new Condition("tone", new TreeSet<>(List.of("mixed")))),
                        List.of(id("n-8"), id("n-5")))));
        upset("e-1", "u-1", "n-0", 2, Optional.of(NOON));

        Recommendation list = at(NOON.plus(Duration.ofDays(1))).recommend(TENANT, Requests.match("u-1"));

        assertThat(shown(list)).hasSize(4).startsWith("n-8").contains("n-1", "n-3", "n-7");
        assertThat(list.servedBy().reason()).contains("gentle");
        assertThat(list.nextPageToken()).isPresent();
    }

    @Test
    void theGentleTimeEndsAndBeginsWithSomeSeverityOnly() {
        decide(new SafetyPolicy(
                List.of(), Optional.empty(), new Gentle(Duration.ofDays(2), 2, 4, List.of(), List.of())));
        upset("e-1", "u-1", "n-0", 2, Optional.of(NOON));
        upset("e-2", "u-2", "n-0", 1, Optional.of(NOON));

        Recommendation later = at(NOON.plus(Duration.ofDays(2))).recommend(TENANT, Requests.match("u-1"));
        Recommendation slightly = at(NOON).recommend(TENANT, Requests.match("u-2"));

        // All but n-0, which upset them.
        assertThat(shown(later)).hasSize(8).doesNotContain("n-0");
        assertThat(shown(slightly)).hasSize(8).doesNotContain("n-0");
    }

    @Test
    void whatWasTakenBackUpsetsNobody() {
        upset("e-1", "u-1", "n-0", 3, Optional.empty());
        assertThat(replica.recommender()
                        .recommend(TENANT, Requests.match("u-1"))
                        .items())
                .hasSize(3);

        log.give(Sample.retraction("e-2", "u-1", "e-1"));
        replica.catchUp();

        assertThat(replica.recommender()
                        .recommend(TENANT, Requests.match("u-1"))
                        .items())
                .hasSize(9);
    }

    @Test
    void whoeverIsUpsetIsShownNothingByChance() {
        upset("e-1", "u-1", "n-0", 3, Optional.empty());

        Recommendation list = replica.recommender()
                .recommend(
                        TENANT, Requests.of(new Audience.Somebody(user("u-1")), Mode.SURPRISE, 10, Optional.empty()));

        assertThat(list.items())
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.propensity()).isEmpty());
        assertThat(list.servedBy().algorithm()).isNotEqualTo("random");
    }

    @Test
    void whatLeavesReadersWorseIsSuspendedAndComesBackWhenItIsCleared() {
        for (int i = 0; i < 30; i++) {
            upset("e-" + i, "r-" + i, "n-2", 3, Optional.empty());
        }
        Recommendation suspended = replica.recommender().recommend(TENANT, Requests.match("u-1"));

        log.add(new LogEntry.NarrativeReviewed(
                log.upcoming(), new Review(id("n-2"), Review.Decision.CLEAR, "It is meant to be hard.")));
        replica.catchUp();
        Recommendation cleared = replica.recommender().recommend(TENANT, Requests.match("u-1"));

        assertThat(shown(suspended)).hasSize(8).doesNotContain("n-2");
        assertThat(shown(cleared)).hasSize(9).contains("n-2");
    }

    @Test
    void aReplicaThatReadsTheLogAnewJudgesHarmAlike() {
        for (int i = 0; i < 30; i++) {
            upset("e-" + i, "r-" + i, "n-2", 3, Optional.empty());
            log.give(Sample.rating("g-" + i, "r-" + i, "n-" + i % 5, i % 4 - 1));
        }
        log.erase(user("r-3"));
        replica.catchUp();

        SmallReplica anew = new SmallReplica(log, new KeptSnapshots());

        assertThat(anew.replicas().view(TENANT).safety())
                .isEqualTo(replica.replicas().view(TENANT).safety());
        assertThat(anew.replicas().view(TENANT).safety().flags()).isNotEmpty();
    }

    /** The ids of the sample are what the tests name. */
    @Test
    void withoutAnyDecisionEverythingThatMayBeShownIs() {
        List<NarrativeId> all = replica.recommender().recommend(TENANT, Requests.match("u-1")).items().stream()
                .map(Recommendation.Item::narrative)
                .toList();

        assertThat(all).hasSize(9).doesNotContain(Sample.id("n-5"));
    }
}
