package narratives.log;

import java.util.List;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;

/** The log, as its readers see it: in canonical order, below the horizon, so that what was read never changes. */
public interface ChangeLog {
    /**
     * The next entries of a tenant.
     *
     * @param after begins behind this position
     * @param count how many at most
     */
    List<LogEntry> read(TenantId tenant, LogPosition after, int count);

    /** The tenants that have any entry, in order. */
    List<TenantId> tenants();
}
