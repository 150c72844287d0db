package narratives.live;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.TenantId;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import narratives.log.LogEntry;
import narratives.operation.Operation;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.recommend.Recommendation;
import narratives.recommend.Tier;
import narratives.recommend.View;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    @Test
    void anEmptyTenantIsServedFromThePriorAlone() {
        SmallReplica replica = new SmallReplica(new ListedLog(), new KeptSnapshots());

        Recommendation list = replica.recommender().recommend(TENANT, Requests.match("u"));

        assertThat(list.items()).isEmpty();
        assertThat(list.servedBy().tier()).isEqualTo(Tier.COLD_START);
    }

    @Test
    void whatWasCommittedHereCountsBeforeTheLogIsReadBack() {
        ListedLog log = world(40, 3);
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        NarrativeId first = first(replica, "newcomer");

        LogEntry said = log.give(rating("said", "newcomer", first.value(), -1));
        replica.replicas().accept(TENANT, List.of(said));

        Recommendation after = replica.recommender().recommend(TENANT, Requests.match("newcomer"));
        assertThat(after.servedBy().tier()).isEqualTo(Tier.PERSONAL);
        assertThat(after.items()).noneMatch(item -> item.narrative().equals(first));
        assertThat(after.model().beyond()).containsExactly(said.position());
    }

    @Test
    void readingTheLogBackChangesNothingForThePersonWhoSpoke() {
        ListedLog log = world(40, 3);
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        LogEntry said = log.give(rating("said", "newcomer", "n-03", 2));
        replica.replicas().accept(TENANT, List.of(said));
        List<NarrativeId> ahead = narratives(replica, "newcomer");

        replica.catchUp();

        assertThat(narratives(replica, "newcomer")).hasSameElementsAs(ahead);
        assertThat(replica.recommender()
                        .recommend(TENANT, Requests.match("newcomer"))
                        .model()
                        .beyond())
                .isEmpty();
    }

    @Test
    void aWithdrawnNarrativeIsGoneAtOnce() {
        ListedLog log = world(40, 3);
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        NarrativeId first = first(replica, "u-1");

        LogEntry withdrawn = log.put(narrative(first.value()).with(Status.WITHDRAWN));
        replica.replicas().accept(TENANT, List.of(withdrawn));

        assertThat(narratives(replica, "u-1")).doesNotContain(first);
    }

    @Test
    void aRestartServesTheSameListBitForBit() {
        ListedLog log = world(60, 3);
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica replica = new SmallReplica(log, snapshots);
        replica.replicas().train(TENANT);
        speak(log, 40, 60, 11);
        replica.catchUp();

        SmallReplica restarted = new SmallReplica(log, snapshots);

        for (String user : List.of("u-1", "u-41", "newcomer")) {
            assertThat(restarted
                            .recommender()
                            .recommend(TENANT, Requests.match(user))
                            .items())
                    .isEqualTo(replica.recommender()
                            .recommend(TENANT, Requests.match(user))
                            .items());
        }
    }

    @Test
    void aReplicaThatReadInSmallStepsKnowsTheSameAsOneThatReadAtOnce() {
        ListedLog log = world(60, 3);
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica stepwise = new SmallReplica(log, snapshots);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 30; i++) {
            log.give(rating("step-" + i, "u-" + random.nextInt(60), "n-0" + random.nextInt(10), random.nextInt(4) - 1));
            stepwise.catchUp();
        }

        SmallReplica atOnce = new SmallReplica(log, snapshots);

        assertThat(atOnce.recommender().recommend(TENANT, Requests.match("u-2")).items())
                .isEqualTo(stepwise.recommender()
                        .recommend(TENANT, Requests.match("u-2"))
                        .items());
    }

    @Test
    void aRetractedRatingGivesBackWhatItAdded() {
        ListedLog log = world(40, 3);
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        double before = mean(replica, "n-05");
        log.give(rating("wrong", "newcomer", "n-05", -1));
        replica.catchUp();
        assertThat(mean(replica, "n-05")).isLessThan(before);

        log.give(retraction("sorry", "newcomer", "wrong"));
        replica.catchUp();

        assertThat(mean(replica, "n-05")).isEqualTo(before, within(1e-12));
    }

    @Test
    void aRatingOfTheTrainingIsGivenBackWhenItIsRetracted() {
        ListedLog log = world(40, 3);
        log.give(rating("early", "u-1", "n-05", 2));
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        int ratings = replica.replicas().status(TENANT).ratings();
        double before = mean(replica, "n-05");

        log.give(retraction("sorry", "u-1", "early"));
        replica.catchUp();

        assertThat(replica.replicas().status(TENANT).ratings()).isEqualTo(ratings - 1);
        assertThat(mean(replica, "n-05")).isLessThan(before);
    }

    @Test
    void aNewModelTakesOverWithoutLosingWhatWasSaidMeanwhile() {
        ListedLog log = world(40, 3);
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        String version = replica.replicas().status(TENANT).version();
        speak(log, 40, 30, 9);
        replica.catchUp();

        Operation operation = replica.replicas().train(TENANT);

        ModelStatus status = replica.replicas().status(TENANT);
        assertThat(operation.kind()).isEqualTo("train");
        assertThat(status.version()).isNotEqualTo(version);
        assertThat(status.position()).isEqualTo(status.trainedPosition());
        assertThat(status.ratings()).isEqualTo(status.trainedRatings());
        assertThat(status.lag().entries()).isZero();
    }

    @Test
    void enoughNewRatingsAskForATraining() {
        ListedLog log = world(40, 3);
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        String version = replica.replicas().status(TENANT).version();
        replica.replicas().trainIfDue(TENANT, false);
        assertThat(replica.replicas().status(TENANT).version()).isEqualTo(version);

        speak(log, 40, 60, 9);
        replica.catchUp();
        replica.replicas().trainIfDue(TENANT, false);

        assertThat(replica.replicas().status(TENANT).version()).isNotEqualTo(version);
    }

    @Test
    void aNewerModelOfAnotherReplicaIsTakenOver() {
        ListedLog log = world(40, 3);
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica one = new SmallReplica(log, snapshots);
        SmallReplica other = new SmallReplica(log, snapshots);
        speak(log, 40, 30, 9);
        one.catchUp();
        one.replicas().train(TENANT);

        other.replicas().adoptNewer(TENANT);

        assertThat(other.replicas().status(TENANT).version())
                .isEqualTo(one.replicas().status(TENANT).version());
        assertThat(other.recommender().recommend(TENANT, Requests.match("u-3")).items())
                .isEqualTo(one.recommender()
                        .recommend(TENANT, Requests.match("u-3"))
                        .items());
    }

    @Test
    void aPersonPutAheadOfTheLogIsKnownWithTheirPreferences() {
        ListedLog log = world(40, 3);
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        NarrativeId first = first(replica, "picky");
        Preferences hiding = new Preferences(
                Preferences.NONE.modalities(),
                Preferences.NONE.languages(),
                Preferences.NONE.maxDurationSeconds(),
                Preferences.NONE.excludedWarnings(),
                new TreeSet<>(List.of(first)));

        LogEntry put = log.put(new Person(Sample.user("picky"), Profile.NONE, hiding));
        replica.replicas().accept(TENANT, List.of(put));

        assertThat(narratives(replica, "picky")).doesNotContain(first);
    }

    private static ListedLog world(int people, int each) {
        ListedLog log = ListedLog.begun();
        String[] tones = {"upbeat", "mixed", "downbeat"};
        for (int i = 0; i < 12; i++) {
            log.put(narrative("n-%02d".formatted(i), Map.of("tone", new Answer.Text(tones[i % 3]))));
        }
        speak(log, 0, people, each);
        return log;
    }

    /** People answer at random, a little better to upbeat stories. */
    private static void speak(ListedLog log, int from, int people, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int u = from; u < from + people; u++) {
            for (int k = 0; k < 3; k++) {
                int item = random.nextInt(12);
                double answer = Math.clamp(random.nextInt(4) - 1 + (item % 3 == 0 ? 1 : 0), -1, 2);
                log.give(rating("e-" + u + "-" + k, "u-" + u, "n-%02d".formatted(item), answer));
            }
        }
    }

    private static NarrativeId first(SmallReplica replica, String user) {
        return narratives(replica, user).getFirst();
    }

    private static List<NarrativeId> narratives(SmallReplica replica, String user) {
        return replica.recommender().recommend(TENANT, Requests.match(user)).items().stream()
                .map(Recommendation.Item::narrative)
                .toList();
    }

    private static double mean(SmallReplica replica, String narrative) {
        View view = replica.replicas().view(TenantId.DEFAULT);
        return view.scores()
                .effect(view.catalog().index(id(narrative)).orElseThrow())
                .mean();
    }
}
