package narratives.live;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.NotedFits;
import narratives.fixture.SmallReplica;
import narratives.operation.Operation;
import org.junit.jupiter.api.Test;

/** Two replicas, one trainer: whoever is not the trainer any more publishes nothing. */
class TrainerLeaseLiveTest {
    private final ListedLog log = world();
    private final KeptSnapshots snapshots = new KeptSnapshots();
    /** What the first replica was told to do and has not done yet. */
    private final Queue<Runnable> paused = new ArrayDeque<>();

    private final SmallReplica pausing =
            new SmallReplica(log, snapshots, new TreeMap<>(), new NotedFits(), paused::add);
    private final SmallReplica other = new SmallReplica(log, snapshots);

    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        for (int i = 0; i < 10; i++) {
            log.put(narrative("n-0" + i));
        }
        speak(log, 0, 120);
        return log;
    }

    private static void speak(ListedLog log, int from, int to) {
        SplittableRandom random = new SplittableRandom(from);
        for (int i = from; i < to; i++) {
            log.give(rating("e-" + i, "u-" + i % 40, "n-0" + random.nextInt(10), random.nextInt(4) - 1));
        }
    }

    private static String version(SmallReplica replica) {
        return replica.replicas().status(TENANT).version();
    }

    private String published() {
        return snapshots.newestVersion(TENANT).orElseThrow();
    }

    @Test
    void aTrainingOfAnotherReplicaIsNamedInsteadOfBegun() {
        Operation running = pausing.replicas().train(TENANT);

        Operation named = other.replicas().train(TENANT);

        assertThat(named.id()).isEqualTo(running.id());
    }

    @Test
    void aTrainerThatWasPausedPublishesNothingAndTakesOverWhatWasPublished() {
        Operation stale = pausing.replicas().train(TENANT);
        speak(log, 120, 160);
        other.catchUp();
        snapshots.lease().expire();
        other.replicas().train(TENANT);
        String good = published();

        paused.remove().run();

        assertThat(published()).isEqualTo(good).isEqualTo(version(other)).isNotEqualTo(version(pausing));
        assertThat(pausing.replicas().train(TENANT).id()).isNotEqualTo(stale.id());
        pausing.replicas().adoptNewer(TENANT);
        assertThat(version(pausing)).isEqualTo(good);
    }

    /** The control. */
    @Test
    void withoutTheTokenItWouldPublishWhatItLearnedLongAgo() {
        pausing.replicas().train(TENANT);
        speak(log, 120, 160);
        other.catchUp();
        snapshots.lease().expire();
        other.replicas().train(TENANT);
        String good = published();
        snapshots.takeDownTheFence();

        paused.remove().run();

        assertThat(published()).isNotEqualTo(good).isEqualTo(version(pausing));
    }

    @Test
    void whatIsDueEverywhereIsDoneOnce() {
        speak(log, 120, 200);
        other.catchUp();
        pausing.catchUp();
        other.replicas().trainIfDue(TENANT, false);
        String good = published();

        pausing.replicas().trainIfDue(TENANT, false);

        assertThat(paused).isEmpty();
        assertThat(published()).isEqualTo(good).isEqualTo(version(other));
    }

    @Test
    void whoTrainedLastHasTheGreatestToken() {
        other.replicas().train(TENANT);
        long before = other.replicas().trainerToken(TENANT);

        pausing.replicas().train(TENANT);

        assertThat(pausing.replicas().trainerToken(TENANT)).isGreaterThan(before);
        assertThat(before).isPositive();
    }

    @Test
    void aTrainingThatEndedLetsOthersTrain() {
        pausing.replicas().train(TENANT);
        paused.remove().run();

        Operation next = other.replicas().train(TENANT);

        assertThat(next.kind()).isEqualTo("train");
        assertThat(version(other)).isEqualTo(published());
    }
}
