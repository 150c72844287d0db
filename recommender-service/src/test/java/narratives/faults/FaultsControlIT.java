package narratives.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@link FaultsIT} finds where a protection is missing. */
class FaultsControlIT {
    private static final long SEED = 20261123;

    /** The check finds what is lost where a commit is answered before it is on the disk. */
    @Test
    void whatIsAcknowledgedBeforeItIsOnTheDiskIsLost() throws Exception {
        Faults.Outcome outcome = Faults.withoutDurability(SEED, System.out);

        System.out.println(outcome.told());
        assertThat(outcome.verdict().lost()).isNotEmpty();
    }
}
