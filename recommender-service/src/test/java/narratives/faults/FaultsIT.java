package narratives.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Twenty kills under load, and nothing is lost, doubled, invented or differs. {@code .ci/faults} goes on for longer. */
class FaultsIT {
    private static final long SEED = 20261123;

    @Test
    void nothingIsLostOrDoubledAndNobodyDiverges() throws Exception {
        Faults.Outcome outcome = Faults.run(SEED, 20, Duration.ofMinutes(3), 1, System.out);

        System.out.println(outcome.told());
        assertThat(outcome.verdict().holds()).as(outcome.verdict().toString()).isTrue();
        assertThat(outcome.kills()).isGreaterThanOrEqualTo(20);
        assertThat(outcome.verdict().acknowledged()).isGreaterThan(1000);
    }
}
