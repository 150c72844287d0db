package narratives.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import narratives.json.Timestamps;
import org.junit.jupiter.api.Test;

/** Points in time, as both wires tell them. */
class MomentsTest {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Test
    void aMomentIsTheSameOnBothWires() {
        Instant moment = Instant.parse("2026-11-23T09:30:00.000000001Z");

        assertThat(Moments.text(Moments.of(moment))).isEqualTo("2026-11-23T09:30:00.000000001Z");
        assertThat(Timestamps.parse(Moments.text(Moments.of(moment)))).contains(moment);
    }

    @Test
    void theFirstAndTheLastMomentAreTaken() {
        assertThat(Timestamps.parse(Moments.text(Moments.of(FIRST)))).contains(FIRST);
        assertThat(Timestamps.parse(Moments.text(Moments.of(LAST)))).contains(LAST);
    }

    @Test
    void whatIsBeyondThemIsNoTime() {
        assertThat(Timestamps.parse(Moments.text(Moments.of(FIRST.minusNanos(1)))))
                .isEmpty();
        assertThat(Timestamps.parse(Moments.text(Moments.of(LAST.plusNanos(1)))))
                .isEmpty();
        assertThat(Timestamps.parse(Moments.text(seconds(Long.MAX_VALUE, 0)))).isEmpty();
        assertThat(Timestamps.parse(Moments.text(seconds(Long.MIN_VALUE, 0)))).isEmpty();
    }

    @Test
    void nanosecondsThatAreNoneAreNoTime() {
        assertThat(Timestamps.parse(Moments.text(seconds(0, -1)))).isEmpty();
        assertThat(Timestamps.parse(Moments.text(seconds(0, 1_000_000_000)))).isEmpty();
        assertThat(Timestamps.parse(Moments.text(seconds(0, 999_999_999)))).isPresent();
    }

    private static Timestamp seconds(long seconds, int nanos) {
        return Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
    }
}
