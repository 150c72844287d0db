package narratives.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.Crowd;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Sample;
import narratives.fixture.Tenants;
import narratives.live.Snapshots.Snapshot;
import narratives.live.TrainerLease;
import org.junit.jupiter.api.Test;

/** One trainer at a time, by the clock of the database; and whoever lost the lease publishes nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class PostgresTrainerLeaseIT {
    @Inject
    PostgresTrainerLease lease;

    @Inject
    PostgresSnapshots snapshots;

    private final TenantId tenant = Tenants.fresh();

    private TrainerLease.Answer take(String holder) {
        return lease.take(tenant, holder, Optional.of("operation of " + holder));
    }

    private void sql(String sql) {
        Owner.execute("SET recommender.tenant = '" + tenant + "'; " + sql);
    }

    private void runOut() {
        sql("UPDATE trainer_lease SET expires_at = clock_timestamp()");
    }

    private static Snapshot model(String version) {
        return new Snapshot(
                version,
                new LogPosition(1, 2, 3),
                Sample.NOON,
                0,
                Duration.ZERO,
                ByteBuffer.wrap(new byte[100]).asReadOnlyBuffer());
    }

    @Test
    void oneOfManyWhoAskAtOnceGetsIt() {
        List<TrainerLease.Answer> answers = Crowd.of(8).ask(member -> take("replica " + member));

        assertThat(answers).containsOnlyOnce(new TrainerLease.Taken(1));
        assertThat(answers).filteredOn(TrainerLease.Held.class::isInstance).hasSize(7);
    }

    @Test
    void whoeverComesLaterIsToldWhatIsGoingOn() {
        take("one");

        assertThat(take("other")).isEqualTo(new TrainerLease.Held(Optional.of("operation of one")));
        assertThat(take("one")).isInstanceOf(TrainerLease.Held.class);
        assertThat(lease.take(Tenants.fresh(), "other", Optional.empty())).isEqualTo(new TrainerLease.Taken(1));
    }

    @Test
    void itIsFreeWhenItIsGivenBackOrNotRenewedAndTheTokenRises() {
        take("one");
        lease.release(tenant, "one", 1);
        assertThat(take("other")).isEqualTo(new TrainerLease.Taken(2));
        runOut();
        assertThat(take("one")).isEqualTo(new TrainerLease.Taken(3));

        assertThat(lease.renew(tenant, "other", 2)).isFalse();
        lease.release(tenant, "other", 2);
        assertThat(lease.renew(tenant, "one", 3)).isTrue();
        assertThat(take("other")).isInstanceOf(TrainerLease.Held.class);
    }

    @Test
    void aHolderThatWasPausedPublishesNothing() {
        take("paused");
        runOut();
        take("other");

        assertThat(snapshots.keep(tenant, model("stale"), 1)).isFalse();
        assertThat(snapshots.newestVersion(tenant)).isEmpty();
        assertThat(snapshots.keep(tenant, model("good"), 2)).isTrue();
        assertThat(snapshots.keep(tenant, model("stale"), 1)).isFalse();
        assertThat(snapshots.newestVersion(tenant)).contains("good");
    }

    /** The control: it is the token that kept it out. */
    @Test
    void withTheTokenOfThePresentHolderItWould() {
        take("paused");
        runOut();
        take("other");
        sql("UPDATE trainer_lease SET token = 1");

        assertThat(snapshots.keep(tenant, model("stale"), 1)).isTrue();
    }

    /** Nobody else trained meanwhile, so nothing newer is written over. */
    @Test
    void aHolderWhoseTimeRanOutMayPublishWhileNobodyElseHasTakenOver() {
        take("slow");
        runOut();

        assertThat(snapshots.keep(tenant, model("late"), 1)).isTrue();
    }

    @Test
    void nobodyTakesItWhileAModelIsBeingPublished() {
        for (int trial = 0; trial < 20; trial++) {
            TenantId fresh = Tenants.fresh();
            lease.take(fresh, "slow", Optional.empty());
            Owner.execute("SET recommender.tenant = '" + fresh
                    + "'; UPDATE trainer_lease SET expires_at = clock_timestamp()");

            List<Boolean> done = Crowd.of(2)
                    .ask(member -> member == 0
                            ? snapshots.keep(fresh, model("late"), 1)
                            : lease.take(fresh, "other", Optional.empty()) instanceof TrainerLease.Taken);

            assertThat(done.getLast()).isTrue();
            assertThat(snapshots.newestVersion(fresh).isPresent()).isEqualTo(done.getFirst());
        }
    }
}
