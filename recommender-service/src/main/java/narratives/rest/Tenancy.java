package narratives.rest;

import jakarta.enterprise.context.ApplicationScoped;
import narratives.contract.TenantId;

/** Whose request it is. The one place that decides; until there are credentials there is one tenant. */
@ApplicationScoped
class Tenancy {
    TenantId current() {
        return TenantId.DEFAULT;
    }
}
