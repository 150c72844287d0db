package narratives.live;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import narratives.contract.Versioned;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Sample;
import narratives.fixture.SmallReplica;
import narratives.model.TrainingSettings;
import narratives.operation.Operation;
import org.junit.jupiter.api.Test;

/** Models that are not published because they are worse, and models that are taken back. */
class ModelsTakenBackTest {
    private static final int NARRATIVES = 12;

    /** Neither tastes nor factors, one sweep: nothing that would find what these readers differ in. */
    private static final TrainingSettings BLUNT = new TrainingSettings(0, 0, 1, 1e-6, 0);

    private final ListedLog log = ListedLog.begun();
    private final KeptSnapshots snapshots = new KeptSnapshots();

    ModelsTakenBackTest() {
        for (int n = 0; n < NARRATIVES; n++) {
            log.put(narrative("n-%02d".formatted(n)));
        }
        speak(0, 60);
    }

    /** Two kinds of readers, each of whom finds hope in every other narrative and none in those between. */
    private void speak(int from, int people) {
        for (int u = from; u < from + people; u++) {
            for (int n = 0; n < NARRATIVES; n++) {
                if ((u * 7 + n * 5) % 4 != 0) {
                    log.give(rating("e-" + u + "-" + n, "u-" + u, "n-%02d".formatted(n), (u + n) % 2 == 0 ? 2 : -1));
                }
            }
        }
    }

    private String version(SmallReplica replica) {
        return replica.replicas().statusInMemory(TENANT).version();
    }

    @Test
    void aWorseModelIsNotPublished() {
        String good = version(new SmallReplica(log, snapshots));
        SmallReplica blunt = new SmallReplica(log, snapshots, BLUNT);
        speak(60, 10);
        blunt.catchUp();

        Operation training = blunt.replicas().train(TENANT);

        assertThat(snapshots.kept(TENANT)).extracting(KeptModel::version).containsExactly(good);
        assertThat(version(blunt)).isEqualTo(good);
        Operation ended = snapshots.operation(training.id());
        assertThat(ended.state()).isEqualTo(Operation.State.FAILED);
        assertThat(ended.error().orElseThrow()).contains("worse than the one in use");
    }

    @Test
    void whereNoModelIsInUseTheFirstOneIsTaken() {
        SmallReplica blunt = new SmallReplica(log, snapshots, BLUNT);

        assertThat(snapshots.kept(TENANT)).extracting(KeptModel::version).containsExactly(version(blunt));
    }

    @Test
    void newQuestionsAreWorthAWorseModel() {
        String good = version(new SmallReplica(log, snapshots));
        SmallReplica blunt = new SmallReplica(log, snapshots, BLUNT);
        log.put(new Versioned<>(2, Sample.INSTRUMENT));
        blunt.catchUp();

        blunt.replicas().train(TENANT);

        assertThat(version(blunt)).isNotEqualTo(good);
    }

    @Test
    void aBetterModelIsPublished() {
        String blunt = version(new SmallReplica(log, snapshots, BLUNT));
        SmallReplica good = new SmallReplica(log, snapshots);

        good.replicas().train(TENANT);

        assertThat(version(good)).isNotEqualTo(blunt);
        assertThat(snapshots.kept(TENANT)).hasSize(2);
    }

    @Test
    void replicasGoBackToTheNewestModelThatIsNotWithdrawn() {
        SmallReplica trainer = new SmallReplica(log, snapshots);
        String first = version(trainer);
        SmallReplica other = new SmallReplica(log, snapshots);
        speak(60, 10);
        trainer.catchUp();
        trainer.replicas().train(TENANT);
        other.catchUp().replicas().adoptNewer(TENANT);
        String second = version(other);

        snapshots.withdraw(TENANT, second);
        trainer.replicas().adoptNewer(TENANT);
        other.replicas().adoptNewer(TENANT);

        assertThat(second).isNotEqualTo(first);
        assertThat(version(trainer)).isEqualTo(first);
        assertThat(version(other)).isEqualTo(first);
    }

    @Test
    void nothingIsTrainedByItselfWhileTheNewestModelIsWithdrawn() {
        SmallReplica replica = new SmallReplica(log, snapshots);
        speak(60, 20);
        replica.catchUp().replicas().train(TENANT);
        snapshots.withdraw(TENANT, version(replica));
        replica.replicas().adoptNewer(TENANT);
        String first = version(replica);

        replica.replicas().trainIfDue(TENANT, false);
        replica.replicas().trainIfDue(TENANT, true);

        assertThat(version(replica)).isEqualTo(first);
        replica.replicas().train(TENANT);
        assertThat(version(replica)).isNotEqualTo(first);
    }

    @Test
    void aModelThatIsReinstatedServesAgain() {
        SmallReplica replica = new SmallReplica(log, snapshots);
        speak(60, 10);
        replica.catchUp().replicas().train(TENANT);
        String second = version(replica);
        snapshots.withdraw(TENANT, second);
        replica.replicas().adoptNewer(TENANT);

        snapshots.reinstate(TENANT, second);
        replica.replicas().adoptNewer(TENANT);

        assertThat(version(replica)).isEqualTo(second);
    }
}
