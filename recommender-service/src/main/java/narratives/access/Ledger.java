package narratives.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import narratives.contract.TenantId;

/** Where it is written down who may come in. */
public interface Ledger {
    /** All of it. */
    Book read();

    /** Notes that keys of a tenant were used on a day. */
    void used(TenantId tenant, Set<String> keys, LocalDate day);

    /** Keeps a new signing key, and forgets those of the tenant that were made before a time. */
    void keep(SigningKey key, Instant forgetBefore);
}
