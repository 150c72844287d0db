package narratives.safety;

import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.contract.Versioned;

/**
 * Where the curated list, the help in a crisis and the policy of a tenant are kept. Every change is also an entry of the
 * log, committed with it. The same document again changes nothing and keeps its version.
 */
public interface SafetyDocuments {
    /** The curated list in force; empty if the tenant has none. */
    Optional<Versioned<Curated>> curated(TenantId tenant);

    /**
     * @param expected the version it was made from; empty: whatever is in force
     * @throws narratives.contract.RecommenderException {@code VERSION_CONFLICT}
     */
    Versioned<Curated> putCurated(TenantId tenant, Curated curated, Optional<Integer> expected);

    /** The help in force; empty if the tenant has set none. */
    Optional<Versioned<Support>> support(TenantId tenant);

    /** As {@link #putCurated}. */
    Versioned<Support> putSupport(TenantId tenant, Support support, Optional<Integer> expected);

    /** The policy in force; empty if the tenant has none. */
    Optional<Versioned<SafetyPolicy>> policy(TenantId tenant);

    /** As {@link #putCurated}. */
    Versioned<SafetyPolicy> putPolicy(TenantId tenant, SafetyPolicy policy, Optional<Integer> expected);

    /** Records what somebody decided about a narrative; where it stands in the log. */
    LogPosition review(TenantId tenant, Review review);

    /** Records that something is done about a narrative now; the same on the same evidence is recorded once. */
    void note(TenantId tenant, HarmFlag flag);

    /** What was done about narratives, the oldest first. */
    List<HarmStep> steps(TenantId tenant);
}
