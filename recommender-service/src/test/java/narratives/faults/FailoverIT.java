package narratives.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A standby is promoted that lacks what was acknowledged last; nobody goes on from what is gone. */
class FailoverIT {
    @Test
    void replicasForgetWhatTheStandbyLacksAndAgreeAgain() throws Exception {
        Faults.Failover failover = Faults.failOver(7, System.out);

        assertThat(failover.lists()).isEqualTo(200);
        assertThat(failover.writes()).isEqualTo(503);
        assertThat(failover.first()).startsWith("2-");
        assertThat(failover.verdict().lost()).isNotEmpty();
        assertThat(failover.verdict().diverged()).isEmpty();
        assertThat(failover.verdict().doubled()).isEmpty();
        assertThat(failover.verdict().phantom()).isEmpty();
        Map<String, String> digests = new HashMap<>();
        failover.seen()
                .forEach(seen -> assertThat(digests.computeIfAbsent(seen.position(), at -> seen.digest()))
                        .isEqualTo(seen.digest()));
        assertThat(digests).hasSize(2);
    }
}
