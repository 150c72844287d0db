package narratives.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replica is restarted under load, and nobody notices. {@code .ci/rolling} does it twenty times. */
class RollingIT {
    @Test
    void noRequestFailsWhileAReplicaIsReplaced() throws Exception {
        Rolling.Outcome outcome = Rolling.run(2, 50, System.out);

        assertThat(outcome.count().complaints()).isEmpty();
        assertThat(outcome.count().failed()).isZero();
        assertThat(outcome.count().byReplica())
                .allSatisfy(served -> assertThat(served).isGreaterThan(40));
    }

    @Test
    void aCallThatFailsIsCounted() throws Exception {
        Caller broken = new Caller() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void call(long number) throws IOException {
                throw new IOException("connection reset");
            }
        };
        Caller away = new Caller() {
            @Override
            public boolean isReady() {
                return false;
            }

            @Override
            public void call(long number) {}
        };

        assertThat(counted(broken).failed()).isPositive();
        assertThat(counted(broken).complaints()).first().asString().contains("connection reset");
        assertThat(counted(away).failed()).isPositive();
        assertThat(counted(away).answered()).isZero();
    }

    private static Traffic.Count counted(Caller caller) throws InterruptedException {
        try (Traffic traffic = Traffic.start(100, List.of(caller))) {
            Thread.sleep(200);
            traffic.stop();
            return traffic.count();
        }
    }
}
