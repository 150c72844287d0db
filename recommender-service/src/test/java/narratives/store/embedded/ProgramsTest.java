package narratives.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The archive on the class path is the one that the code names. */
class ProgramsTest {
    @Test
    void theVersionIsThatOfTheArchive() {
        String address = Objects.requireNonNull(Programs.class.getResource(Programs.archive()))
                .toString();

        assertThat(address).contains("-" + Programs.VERSION + ".jar!");
        assertThat(Programs.VERSION).startsWith(Programs.MAJOR + ".");
    }
}
