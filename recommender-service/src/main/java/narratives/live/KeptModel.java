package narratives.live;

import java.time.Instant;
import java.util.Optional;
import narratives.contract.LogPosition;

/**
 * A model that is kept, without its bytes.
 *
 * @param sweeps how often it was swept since it was fitted; 0 if it comes from a refit
 * @param bytes its size
 * @param damaged whether a reader found that its bytes are not whole
 * @param withdrawn since when nobody is to serve from it; empty if it may be
 */
public record KeptModel(
        String version,
        LogPosition position,
        Instant trainedAt,
        int sweeps,
        long bytes,
        boolean damaged,
        Optional<Instant> withdrawn) {
    /** Whether replicas may serve from it. */
    public boolean isGood() {
        return !damaged && withdrawn.isEmpty();
    }
}
