package narratives.access;

import java.time.Instant;
import narratives.contract.TenantId;

/**
 * A tenant that is served.
 *
 * @param createdAt tells a tenant from one of the same name that was removed
 */
public record Tenant(TenantId id, Instant createdAt, Policy policy) {}
