package narratives.live;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.log.LogEntry;
import narratives.recommend.Recommendation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store fails over to a standby that lacks the last entries, which this replica has read. */
@Timeout(60)
class FailoverTest {
    private static final int LOST = 5;

    private final ListedLog log = world();
    private final KeptSnapshots snapshots = new KeptSnapshots();
    private final SmallReplica replica = new SmallReplica(log, snapshots);

    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        for (int i = 0; i < 10; i++) {
            log.put(narrative("n-0" + i));
        }
        for (int i = 0; i < 60; i++) {
            log.give(rating("e-" + i, "u-" + i % 20, "n-0" + i * 7 % 10, i % 4 - 1));
        }
        return log;
    }

    private void lose() {
        for (int i = 0; i < LOST; i++) {
            log.give(rating("lost-" + i, "u-1", "n-0" + i, 2));
        }
        replica.catchUp();
        log.lose(LOST);
    }

    private LogEntry begin() {
        log.openEpoch();
        return log.give(rating("first", "u-2", "n-03", 2));
    }

    private static List<Recommendation.Item> list(SmallReplica replica) {
        return replica.recommender().recommend(TENANT, Requests.match("u-1")).items();
    }

    private static LogPosition position(SmallReplica replica) {
        return replica.replicas().view(TENANT).position();
    }

    @Test
    void inTheNewLifeWhatWasLostIsForgottenAndTheLogIsFollowed() {
        lose();
        List<Recommendation.Item> before = list(replica);
        LogEntry first = begin();

        replica.catchUp();

        assertThat(position(replica)).isEqualTo(first.position());
        assertThat(list(replica))
                .isEqualTo(list(new SmallReplica(log, snapshots)))
                .isNotEqualTo(before);
    }

    @Test
    void aNewLifeInWhichNothingWasWrittenYetIsNoticedToo() {
        lose();
        log.openEpoch();

        replica.replicas().heedNewEpoch(TENANT);

        assertThat(list(replica)).isEqualTo(list(new SmallReplica(log, snapshots)));
    }

    @Test
    void untilThenMemoryIsServedFrom() {
        lose();
        List<Recommendation.Item> before = list(replica);

        replica.replicas().heedNewEpoch(TENANT);
        boolean read = replica.replicas().follow(TENANT);

        assertThat(read).isFalse();
        assertThat(list(replica)).isEqualTo(before);
    }

    @Test
    void aModelFromElsewhereIsNotTakenOverWhereTheLogLacksWhatIsKnown() {
        log.give(rating("kept", "u-3", "n-04", 2));
        lose();
        LogPosition known = position(replica);
        new SmallReplica(log, snapshots).replicas().train(TENANT);

        replica.replicas().adoptNewer(TENANT);

        assertThat(position(replica)).isEqualTo(known);
    }

    @Test
    void aModelThatWasTrainedOnALifeThatIsOverIsNotPublished() {
        lose();
        log.openEpoch();
        Optional<String> before = snapshots.newestVersion(TENANT);

        replica.replicas().train(TENANT);

        assertThat(before).isPresent();
        assertThat(snapshots.newestVersion(TENANT)).isEqualTo(before);
    }

    @Test
    void whatThisReplicaHasCommittedInALifeThatIsOverIsForgotten() {
        replica.replicas().accept(TENANT, List.of(log.give(rating("own", "u-1", "n-01", 2))));
        log.lose(1);
        LogEntry first = begin();

        replica.catchUp();

        assertThat(position(replica)).isEqualTo(first.position());
        assertThat(list(replica)).isEqualTo(list(new SmallReplica(log, snapshots)));
    }
}
