package narratives.live;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.contract.Versioned;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import narratives.model.NarrativeTraits;
import narratives.model.PersonBlock;
import narratives.model.RatedNarrative;
import narratives.model.Upkeep;
import narratives.recommend.Reader;
import narratives.recommend.Recommendation;
import narratives.recommend.View;
import org.junit.jupiter.api.Test;

/** What events do to a model that is served, and what is done about it. */
class UpkeepTest {
    private static final int NARRATIVES = 12;
    private static final String[] TONES = {"upbeat", "mixed", "downbeat"};

    @Test
    void aTenthOfNewRatingsAsksForSweepsAndTheThirdTimeForARefit() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());

        assertThat(afterMore(log, replica, 100)).isEqualTo(Upkeep.SWEEPS);
        assertThat(afterMore(log, replica, 130)).isEqualTo(Upkeep.SWEEPS);
        assertThat(afterMore(log, replica, 160)).isEqualTo(Upkeep.SWEEPS);
        assertThat(afterMore(log, replica, 190)).isEqualTo(Upkeep.REFIT);
        assertThat(replica.replicas().status(TENANT).drift().sweeps()).isZero();
    }

    /** Twenty-four people more, from a place on; what was then done. */
    private static Upkeep afterMore(ListedLog log, SmallReplica replica, int from) {
        speak(log, from, 24);
        replica.catchUp();
        replica.replicas().trainIfDue(TENANT, false);
        ModelStatus status = replica.replicas().status(TENANT);
        assertThat(status.drift().changes()).isZero();
        assertThat(status.trainedPosition()).isEqualTo(status.position());
        assertThat(status.trainedRatings()).isEqualTo(status.ratings());
        return status.drift().last();
    }

    @Test
    void readersWhoFindTheOppositeSurpriseTheModelUntilItIsTrained() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        for (int e = 0; e < 30; e++) {
            log.give(rating("odd-" + e, "odd-" + e, "n-00", -1));
        }
        replica.catchUp();
        ModelStatus before = replica.replicas().status(TENANT);

        replica.replicas().trainIfDue(TENANT, true);

        ModelStatus after = replica.replicas().status(TENANT);
        assertThat(before.drift().surprise().ratings()).isEqualTo(30);
        assertThat(before.drift().surprise().value()).isGreaterThan(1.02);
        assertThat(after.drift().surprise().ratings()).isZero();
        assertThat(after.drift().surprise().value()).isEqualTo(1);
    }

    @Test
    void onlyAFirstAnswerSurprises() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        log.give(rating("once", "newcomer", "n-03", 2));
        log.give(rating("twice", "newcomer", "n-03", -1));
        log.give(retraction("sorry", "newcomer", "twice"));

        replica.catchUp();

        assertThat(replica.replicas().status(TENANT).drift().changes()).isEqualTo(3);
        assertThat(replica.replicas().status(TENANT).drift().surprise().ratings())
                .isEqualTo(1);
    }

    @Test
    void everyReplicaMeasuresTheSameDriftToTheBit() {
        ListedLog log = world();
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica stepwise = new SmallReplica(log, snapshots);
        for (int u = 0; u < 20; u++) {
            speak(log, 100 + u, 1);
            stepwise.catchUp();
        }

        SmallReplica atOnce = new SmallReplica(log, snapshots);

        assertThat(atOnce.replicas().status(TENANT).drift())
                .isEqualTo(stepwise.replicas().status(TENANT).drift());
        assertThat(atOnce.replicas().status(TENANT).drift().surprise().value()).isNotEqualTo(1);
    }

    @Test
    void aRestartKnowsThatTheModelWasSwept() {
        ListedLog log = world();
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica replica = new SmallReplica(log, snapshots);
        afterMore(log, replica, 100);
        speak(log, 130, 5);
        replica.catchUp();

        SmallReplica restarted = new SmallReplica(log, snapshots);

        assertThat(restarted.replicas().status(TENANT))
                .isEqualTo(replica.replicas().status(TENANT));
        assertThat(restarted.replicas().status(TENANT).drift().sweeps()).isEqualTo(1);
        assertThat(items(restarted, "u-1")).isEqualTo(items(replica, "u-1"));
    }

    @Test
    void newQuestionsAskForARefit() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        afterMore(log, replica, 100);
        log.put(new Versioned<>(2, Sample.INSTRUMENT));
        replica.catchUp();

        replica.replicas().trainIfDue(TENANT, false);

        assertThat(replica.replicas().status(TENANT).drift().last()).isEqualTo(Upkeep.REFIT);
    }

    @Test
    void aRefitIsDoneOnScheduleOverASweptModel() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        afterMore(log, replica, 100);

        replica.replicas().trainIfDue(TENANT, true);
        String version = replica.replicas().status(TENANT).version();
        replica.replicas().trainIfDue(TENANT, true);

        assertThat(replica.replicas().status(TENANT).drift().last()).isEqualTo(Upkeep.REFIT);
        assertThat(replica.replicas().status(TENANT).version()).isEqualTo(version);
    }

    @Test
    void aChangedAnswerCountsAsIfItHadBeenTheOnlyOne() {
        ListedLog changed = world();
        ListedLog once = world();
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica ofChanged = new SmallReplica(changed, snapshots);
        SmallReplica ofOnce = new SmallReplica(once, snapshots);
        changed.give(rating("first", "newcomer", "n-03", -1));
        changed.give(rating("second", "newcomer", "n-03", 2));
        once.give(rating("second", "newcomer", "n-03", 2));

        SortedMap<String, Double> afterChange = scores(ofChanged.catchUp(), "u-1");

        SortedMap<String, Double> afterOne = scores(ofOnce.catchUp(), "u-1");
        assertThat(afterChange.keySet()).isEqualTo(afterOne.keySet());
        afterOne.forEach(
                (narrative, score) -> assertThat(afterChange.get(narrative)).isCloseTo(score, within(1e-9)));
        assertThat(items(ofChanged, "newcomer")).hasSameSizeAs(items(ofOnce, "newcomer"));
    }

    @Test
    void whatIsKnownOfAPersonIsTheSameToTheBitHoweverTheyCameToSayIt() {
        ListedLog wandering = world();
        ListedLog straight = world();
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica ofWandering = new SmallReplica(wandering, snapshots);
        SmallReplica ofStraight = new SmallReplica(straight, snapshots);
        View rest = ofStraight.replicas().view(TENANT);
        wandering.give(rating("a", "newcomer", "n-03", -1));
        wandering.give(rating("b", "newcomer", "n-07", 1));
        wandering.give(rating("c", "newcomer", "n-03", 2));
        wandering.give(rating("d", "newcomer", "n-05", 1));
        wandering.give(retraction("e", "newcomer", "d"));
        straight.give(rating("c", "newcomer", "n-03", 2));
        straight.give(rating("b", "newcomer", "n-07", 1));

        PersonBlock wandered = newcomer(ofWandering.catchUp(), rest);

        PersonBlock went = newcomer(ofStraight.catchUp(), rest);
        assertThat(wandered.mean()).isEqualTo(went.mean());
        assertThat(wandered.covariance()).isDeepEqualTo(went.covariance());
    }

    /** What is known of the newcomer from what they said by now, with the rest as it was in a view. */
    private static PersonBlock newcomer(SmallReplica replica, View rest) {
        Reader reader =
                replica.replicas().reader(TENANT, Sample.user("newcomer"), rest).orElseThrow();
        List<RatedNarrative> rated = new ArrayList<>();
        reader.standing().answers().forEach((narrative, answers) -> {
            NarrativeTraits traits = rest.model()
                    .traits(rest.catalog()
                            .narrative(rest.catalog().index(narrative).orElseThrow())
                            .characterisation());
            rated.add(new RatedNarrative(
                    traits.components(),
                    rest.model().block(traits, rest.model().evidence(narrative)),
                    answers.values().iterator().next()));
        });
        return rest.model().foldIn(reader.person().profile().answers(), rated);
    }

    @Test
    void aNarrativeWithNothingButItsCharacterisationHasAPlaceAtOnce() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        log.put(narrative("n-upbeat", Map.of("tone", new Answer.Text("upbeat"))));
        log.put(narrative("n-downbeat", Map.of("tone", new Answer.Text("downbeat"))));

        replica.catchUp();

        assertThat(effect(replica, "n-upbeat")).isGreaterThan(effect(replica, "n-downbeat") + .1);
    }

    private static double effect(SmallReplica replica, String narrative) {
        View view = replica.replicas().view(TENANT);
        return view.scores()
                .effect(view.catalog().index(Sample.id(narrative)).orElseThrow())
                .mean();
    }

    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        for (int i = 0; i < NARRATIVES; i++) {
            log.put(narrative("n-%02d".formatted(i), Map.of("tone", new Answer.Text(TONES[i % 3]))));
        }
        speak(log, 0, 100);
        return log;
    }

    /** People who find more hope in what is upbeat; three answers each. */
    private static void speak(ListedLog log, int from, int people) {
        for (int u = from; u < from + people; u++) {
            SplittableRandom random = new SplittableRandom(u);
            int first = random.nextInt(NARRATIVES);
            for (int k = 0; k < 3; k++) {
                int item = (first + 5 * k) % NARRATIVES;
                double answer = Math.clamp(random.nextInt(3) + 1 - item % 3, -1, 2);
                log.give(rating("e-" + u + "-" + k, "u-" + u, "n-%02d".formatted(item), answer));
            }
        }
    }

    private static List<Recommendation.Item> items(SmallReplica replica, String user) {
        return replica.recommender().recommend(TENANT, Requests.match(user)).items();
    }

    private static SortedMap<String, Double> scores(SmallReplica replica, String user) {
        SortedMap<String, Double> scores = new TreeMap<>();
        items(replica, user).forEach(item -> scores.put(item.narrative().value(), item.score()));
        return scores;
    }
}
