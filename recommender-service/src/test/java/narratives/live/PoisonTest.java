package narratives.live;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import narratives.catalog.Narrative;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.recommend.Recommendation;
import org.junit.jupiter.api.Test;

/** An entry that cannot be applied is passed over by every replica alike, and the log goes on being followed. */
class PoisonTest {
    private final ListedLog log = world();
    private final KeptSnapshots snapshots = new KeptSnapshots();

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

    /** No store gives such a thing out; whatever is wrong with an entry, a failure is all there is to see of it. */
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private LogEntry poison() {
        Narrative nothing = null;
        return log.add(new LogEntry.NarrativePut(log.upcoming(), nothing));
    }

    private static List<Recommendation.Item> list(SmallReplica replica) {
        return replica.recommender().recommend(TENANT, Requests.match("u-1")).items();
    }

    private static LogPosition position(SmallReplica replica) {
        return replica.replicas().view(TENANT).position();
    }

    @Test
    void theFollowerGoesOnBehindAnEntryThatCannotBeApplied() {
        SmallReplica replica = new SmallReplica(log, snapshots);
        LogEntry poison = poison();
        LogEntry last = log.give(rating("after", "u-1", "n-05", 2));

        replica.catchUp();

        assertThat(position(replica)).isEqualTo(last.position());
        assertThat(replica.replicas().entriesSetAside(TENANT)).isEqualTo(1);
        assertThat(log.aside(TENANT)).singleElement().satisfies(aside -> {
            assertThat(aside.position()).isEqualTo(poison.position());
            assertThat(aside.reason()).startsWith("apply, NullPointerException at narratives.live.Knowledge:");
        });
    }

    /** The control: where nobody sets it aside, nothing behind it is ever known. */
    @Test
    void withoutBeingSetAsideItHoldsUpTheLogForGood() {
        SmallReplica replica = new SmallReplica(new Unforgiving(log), snapshots);
        poison();
        LogEntry last = log.give(rating("after", "u-1", "n-05", 2));

        assertThatThrownBy(replica::catchUp).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(replica::catchUp).isInstanceOf(IllegalStateException.class);

        assertThat(position(replica)).isLessThan(last.position());
    }

    /** Sets nothing aside. */
    private record Unforgiving(ChangeLog log) implements ChangeLog {
        @Override
        public int epoch(TenantId tenant) {
            return log.epoch(tenant);
        }

        @Override
        public List<LogEntry> read(TenantId tenant, LogPosition after, int count) {
            return log.read(tenant, after, count);
        }

        @Override
        public void setAside(TenantId tenant, LogPosition position, String reason) {
            throw new IllegalStateException("not set aside");
        }

        @Override
        public List<Aside> aside(TenantId tenant) {
            return List.of();
        }

        @Override
        public boolean takeBack(TenantId tenant, LogPosition position) {
            return false;
        }

        @Override
        public Lag behind(TenantId tenant, LogPosition after) {
            return log.behind(tenant, after);
        }
    }

    @Test
    void everyReplicaPassesOverItAlikeWhetherItFollowsOrStarts() {
        SmallReplica following = new SmallReplica(log, snapshots);
        poison();
        log.give(rating("after", "u-1", "n-05", 2));
        following.catchUp();

        SmallReplica starting = new SmallReplica(log, snapshots);

        assertThat(list(starting)).isEqualTo(list(following));
        assertThat(position(starting)).isEqualTo(position(following));
        assertThat(starting.replicas().entriesSetAside(TENANT)).isEqualTo(1);
    }

    @Test
    void aReplicaThatStartsOnAPoisonedLogSetsItAsideToo() {
        poison();
        log.give(rating("after", "u-1", "n-05", 2));

        SmallReplica replica = new SmallReplica(log, snapshots);

        assertThat(log.aside(TENANT)).hasSize(1);
        assertThat(list(replica)).isNotEmpty();
    }

    /** Another replica, perhaps of another build, could not apply what this one has applied already. */
    @Test
    void aReplicaThatHadAppliedWhatIsSetAsideBeginsAnewWithoutIt() {
        SmallReplica replica = new SmallReplica(log, snapshots);
        LogEntry disputed = log.give(rating("disputed", "newcomer", "n-05", 2));
        replica.catchUp();
        int ratings = replica.replicas().status(TENANT).ratings();
        log.setAside(TENANT, disputed.position(), "apply, elsewhere");

        replica.replicas().heedEntriesSetAside(TENANT);

        assertThat(replica.replicas().status(TENANT).ratings()).isEqualTo(ratings - 1);
        assertThat(list(replica)).isEqualTo(list(new SmallReplica(log, snapshots)));
    }

    @Test
    void whatIsTakenBackIsReadAgain() {
        SmallReplica replica = new SmallReplica(log, snapshots);
        LogEntry disputed = log.give(rating("disputed", "newcomer", "n-05", 2));
        log.setAside(TENANT, disputed.position(), "apply, elsewhere");
        replica.catchUp();
        int ratings = replica.replicas().status(TENANT).ratings();

        log.takeBack(TENANT, disputed.position());
        replica.replicas().heedEntriesSetAside(TENANT);

        assertThat(replica.replicas().status(TENANT).ratings()).isEqualTo(ratings + 1);
        assertThat(replica.replicas().entriesSetAside(TENANT)).isZero();
    }
}
