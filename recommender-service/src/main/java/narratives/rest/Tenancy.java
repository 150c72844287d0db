package narratives.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import narratives.access.Admitted;
import narratives.access.Caller;
import narratives.contract.TenantId;

/** Who makes the request at hand, as {@link Admittance} found out. */
@ApplicationScoped
class Tenancy {
    private final CurrentVertxRequest current;

    Tenancy(CurrentVertxRequest current) {
        this.current = current;
    }

    TenantId current() {
        return caller().tenant();
    }

    Caller caller() {
        return admitted().caller();
    }

    /** Fails where nobody was let in, so that no answer is ever made for nobody. */
    Admitted admitted() {
        return Admittance.admitted(current.getCurrent())
                .orElseThrow(() -> new IllegalStateException("nobody was let in"));
    }
}
