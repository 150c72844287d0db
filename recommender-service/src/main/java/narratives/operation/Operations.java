package narratives.operation;

import java.util.Optional;
import narratives.contract.TenantId;

/** Where long work is written down, so that every replica can tell of it. */
public interface Operations {
    /** Writes an operation down, over what was there under its id. */
    void put(TenantId tenant, Operation operation);

    Optional<Operation> find(TenantId tenant, String id);
}
