package narratives.live;

import static narratives.fixture.Sample.header;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.user;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import narratives.catalog.Answer;
import narratives.contract.LogPosition;
import narratives.feedback.Feedback;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.log.LogEntry;
import narratives.model.engagement.EngagementSettings;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import narratives.recommend.Tier;
import narratives.recommend.View;
import org.junit.jupiter.api.Test;

/** Who is erased is forgotten by every replica, and by the model to the last bit. */
class ErasureLiveTest {
    private static final UserId GONE = user("u-7");
    private static final EngagementSettings ENGAGEMENT = EngagementSettings.served(0, 1);

    /** 40 people with profiles, each with three ratings and three completions of ten narratives by chance; without one of them if told so. */
    private static ListedLog world(Set<UserId> without) {
        ListedLog log = ListedLog.begun();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10; i++) {
            log.put(narrative("n-0" + i, Map.of("tone", new Answer.Text(i % 2 == 0 ? "upbeat" : "downbeat"))));
        }
        for (int person = 0; person < 40; person++) {
            UserId id = user("u-" + person);
            Person told = new Person(
                    id, Profile.of(Map.of("age", new Answer.Quantity(random.nextInt(20, 80)))), Preferences.NONE);
            if (!without.contains(id)) {
                log.put(told);
            }
            for (int i = 0; i < 3; i++) {
                var event =
                        rating("e-" + person + "-" + i, id.value(), "n-0" + random.nextInt(10), random.nextInt(4) - 1);
                var finished = new Feedback.Completion(
                        header("c-" + person + "-" + i, id.value()),
                        id("n-0" + random.nextInt(10)),
                        Feedback.Progress.UNKNOWN);
                if (!without.contains(id)) {
                    log.give(event);
                    log.give(finished);
                }
            }
        }
        return log;
    }

    private static ByteBuffer model(KeptSnapshots snapshots) {
        return snapshots.newest(TENANT).orElseThrow().bytes();
    }

    private static double mean(SmallReplica replica, String narrative) {
        View view = replica.replicas().view(TENANT);
        return view.scores()
                .effect(view.catalog().index(id(narrative)).orElseThrow())
                .mean();
    }

    @Test
    void theModelAfterwardsIsByteForByteTheOneTrainedWithoutThePerson() {
        KeptSnapshots with = new KeptSnapshots();
        KeptSnapshots without = new KeptSnapshots();
        ListedLog log = world(Set.of());
        SmallReplica replica = new SmallReplica(log, with, ENGAGEMENT);
        ByteBuffer knowing = model(with);
        new SmallReplica(world(Set.of(GONE)), without, ENGAGEMENT);

        log.erase(GONE);
        replica.catchUp().replicas().replaceOutdated(TENANT);

        assertThat(model(with)).isEqualTo(model(without)).isNotEqualTo(knowing);
    }

    @Test
    void untilThenTheEvidenceOfNarrativesIsWhatItWasBeforeThePersonSpoke() {
        ListedLog log = world(Set.of(GONE));
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        double before = mean(replica, "n-05");
        log.put(Person.unknown(GONE));
        log.give(rating("said", GONE.value(), "n-05", -1));
        replica.catchUp();
        assertThat(mean(replica, "n-05")).isLessThan(before);

        log.erase(GONE);
        replica.catchUp();

        assertThat(mean(replica, "n-05")).isEqualTo(before, within(1e-12));
        assertThat(replica.replicas().status(TENANT).people()).isEqualTo(39);
    }

    @Test
    void whoIsErasedIsAStrangerOnEveryReplica() {
        ListedLog log = world(Set.of());
        KeptSnapshots snapshots = new KeptSnapshots();
        List<SmallReplica> replicas = List.of(new SmallReplica(log, snapshots), new SmallReplica(log, snapshots));

        log.erase(GONE);

        for (SmallReplica replica : replicas) {
            replica.catchUp();
            assertThat(replica.recommender()
                            .recommend(TENANT, Requests.match(GONE.value()))
                            .servedBy()
                            .tier())
                    .isEqualTo(Tier.COLD_START);
        }
    }

    /** The event was stored just before the erasure, and this replica hears of it only afterwards. */
    @Test
    void anEventThatComesLateBringsNobodyBack() {
        ListedLog log = world(Set.of());
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        log.erase(GONE);
        LogEntry late = log.give(rating("late", GONE.value(), "n-05", 2));
        View before = replica.replicas().view(TENANT);
        replica.replicas().follow(TENANT);

        replica.replicas().accept(TENANT, List.of(late));

        assertThat(before).isNotNull();
        assertThat(replica.recommender()
                        .recommend(TENANT, Requests.match(GONE.value()))
                        .model()
                        .beyond())
                .isEmpty();
    }

    @Test
    void whatWasAheadOfTheLogIsForgottenToo() {
        ListedLog log = world(Set.of());
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        LogEntry ahead = new LogEntry.FeedbackGiven(
                new LogPosition(1, 1_000_000, 1_000_000), rating("ahead", GONE.value(), "n-05", 2));
        replica.replicas().accept(TENANT, List.of(ahead));

        log.erase(GONE);
        replica.catchUp();

        assertThat(replica.replicas().reader(TENANT, GONE, replica.replicas().view(TENANT)))
                .isEmpty();
    }

    @Test
    void aModelThatMayNotBeKeptServesNobody() {
        ListedLog log = world(Set.of());
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica replica = new SmallReplica(log, snapshots);
        String version = replica.replicas().status(TENANT).version();
        log.give(rating("more", "u-1", "n-05", 2));
        replica.catchUp();
        snapshots.refuse();

        replica.replicas().train(TENANT);

        assertThat(replica.replicas().status(TENANT).version()).isEqualTo(version);
    }

    /** Every model that knew the person is deleted; the one before them knows less, but nobody who is gone. */
    @Test
    void aReplicaGoesBackToTheModelFromBeforeThePerson() {
        ListedLog log = world(Set.of(GONE));
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica replica = new SmallReplica(log, snapshots);
        String older = replica.replicas().status(TENANT).version();
        LogEntry first = log.put(Person.unknown(GONE));
        log.give(rating("said", GONE.value(), "n-05", -1));
        replica.catchUp().replicas().train(TENANT);

        log.erase(GONE);
        snapshots.deleteFrom(first.position());
        replica.replicas().adoptNewer(TENANT);

        assertThat(replica.replicas().status(TENANT).version()).isEqualTo(older);
        assertThat(replica.replicas().status(TENANT).people()).isEqualTo(39);
    }

    @Test
    void aPseudonymThatIsLiftedBeginsAnew() {
        ListedLog log = world(Set.of());
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        log.erase(GONE);
        log.lift(GONE);
        log.put(Person.unknown(GONE));
        replica.catchUp();

        LogEntry said = log.give(rating("anew", GONE.value(), "n-05", 2));
        replica.replicas().accept(TENANT, List.of(said));

        assertThat(replica.recommender()
                        .recommend(TENANT, Requests.match(GONE.value()))
                        .model()
                        .beyond())
                .containsExactly(said.position());
    }
}
