package narratives.grpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import narratives.json.Timestamps;

/** Points in time. */
final class Moments {
    /** The first and the last second that both wires can tell: the years 1 to 9999. */
    private static final long FIRST = -62_135_596_800L;

    private static final long LAST = 253_402_300_799L;
    private static final int NANOS = 1_000_000_000;

    private Moments() {}

    /** As JSON has it; a text that is no time, if the message holds none. */
    static String text(Timestamp moment) {
        boolean sound = moment.getSeconds() >= FIRST
                && moment.getSeconds() <= LAST
                && moment.getNanos() >= 0
                && moment.getNanos() < NANOS;
        return sound ? Timestamps.write(Instant.ofEpochSecond(moment.getSeconds(), moment.getNanos())) : "?";
    }

    static Timestamp of(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
