package narratives.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;

/** For which tenants this replica is the trainer at this moment, and was last. Thread-safe. */
final class TrainerTerms {
    private final TrainerLease lease;
    private final String holder;
    private final Map<TenantId, Long> held = new ConcurrentHashMap<>();
    private final Map<TenantId, Long> last = new ConcurrentHashMap<>();

    /** @param holder the name of this replica, for as long as it lives */
    TrainerTerms(TrainerLease lease, String holder) {
        this.lease = lease;
        this.holder = holder;
    }

    TrainerLease.Answer begin(TenantId tenant, Optional<String> operation) {
        TrainerLease.Answer answer = lease.take(tenant, holder, operation);
        if (answer instanceof TrainerLease.Taken(long token)) {
            held.put(tenant, token);
            last.put(tenant, token);
        }
        return answer;
    }

    /** To be called every few seconds. Terms that were lost are forgotten; what is being trained is then not kept. */
    void renew() {
        held.forEach((tenant, token) -> {
            if (!lease.renew(tenant, holder, token)) {
                held.remove(tenant, token);
            }
        });
    }

    void end(TenantId tenant, long token) {
        held.remove(tenant, token);
        try {
            lease.release(tenant, holder, token);
        } catch (RecommenderException unreachable) {
            // It runs out by itself.
        }
    }

    /** The token that this replica last trained a tenant's model under; 0 if it never has, for tokens begin at 1. */
    long last(TenantId tenant) {
        return last.getOrDefault(tenant, 0L);
    }
}
