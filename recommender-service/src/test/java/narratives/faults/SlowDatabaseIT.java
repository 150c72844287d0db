package narratives.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The database answers five seconds later than it should, in each direction. */
class SlowDatabaseIT {
    /** A write waits for a connection and for an answer over it, each limited; and once more for what is tried twice. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(12);

    @Test
    void listsGoOnAndWritesAreRefusedInTimeAndTakenAgainByThemselves() throws Exception {
        Faults.Slow slow = Faults.slow(Duration.ofSeconds(5), System.out);

        System.out.println(slow);
        assertThat(slow.lists()).containsOnlyKeys(200);
        assertThat(slow.slowestList()).isLessThan(Duration.ofSeconds(1));
        assertThat(slow.writes()).containsOnlyKeys("503, try again");
        assertThat(slow.slowestWrite()).isLessThan(LONGEST_WRITE);
        assertThat(slow.again()).isLessThan(Duration.ofSeconds(15));
    }
}
