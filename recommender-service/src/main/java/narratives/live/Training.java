package narratives.live;

import narratives.contract.TenantId;
import narratives.operation.Operation;

/** What a caller can ask of a tenant's model. */
public interface Training {
    /** Begins a training beside serving, or names the one that is running. */
    Operation train(TenantId tenant);

    ModelStatus status(TenantId tenant);
}
