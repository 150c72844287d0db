package narratives.log;

import java.time.Duration;
import java.util.List;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;

/** The log, as its readers see it: in canonical order, below the horizon, so that what was read never changes. */
public interface ChangeLog {
    /**
     * What is committed and has not been read.
     *
     * @param entries how many entries, counted up to 10,000
     * @param age of the oldest of them, by the store's clock; zero if there is none
     */
    record Lag(long entries, Duration age) {}

    /**
     * The next entries of a tenant.
     *
     * @param after begins behind this position
     * @param count how many at most
     */
    List<LogEntry> read(TenantId tenant, LogPosition after, int count);

    /** What lies behind a position, above the horizon included. */
    Lag behind(TenantId tenant, LogPosition after);
}
