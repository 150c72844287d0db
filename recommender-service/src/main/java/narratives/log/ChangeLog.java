package narratives.log;

import java.time.Duration;
import java.time.Instant;
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
     * An entry that every replica passes over.
     *
     * @param reason what was tried and how it failed; says nothing of what is in the entry
     */
    record Aside(LogPosition position, String reason, Instant since) {}

    /**
     * The life of the log that holds now. A later one means that entries of those before may be gone which somebody has read:
     * the store is a promoted standby or was restored.
     */
    int epoch(TenantId tenant);

    /**
     * The next entries of a tenant. One that cannot be read is set aside first.
     *
     * @param after begins behind this position
     * @param count how many at most
     */
    List<LogEntry> read(TenantId tenant, LogPosition after, int count);

    /**
     * From now on every replica passes over an entry. Once is enough; more often changes nothing.
     *
     * @param reason what was tried and how it failed, without anything that is in the entry
     * @throws IllegalStateException if so many are set aside already that the fault is not in the entries
     */
    void setAside(TenantId tenant, LogPosition position, String reason);

    /** The entries that are passed over, in log order. */
    List<Aside> aside(TenantId tenant);

    /** Lets an entry be read again, on every replica; whether it was set aside. */
    boolean takeBack(TenantId tenant, LogPosition position);

    /** What lies behind a position, above the horizon included. */
    Lag behind(TenantId tenant, LogPosition after);
}
