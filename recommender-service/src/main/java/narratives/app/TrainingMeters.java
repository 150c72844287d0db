package narratives.app;

import io.quarkus.logging.Log;
import java.time.Duration;
import narratives.contract.TenantId;
import narratives.live.Replicas;
import narratives.model.Upkeep;

/** Tells the meters and the log of the service what became of trainings. */
record TrainingMeters(Meters meters) implements Replicas.TrainingWatch {
    @Override
    public void trained(TenantId tenant, Upkeep kind, Duration took) {
        meters.trained(tenant, kind, took);
    }

    @Override
    public void refused(TenantId tenant) {
        Log.warnf("A new model of tenant %s foretells worse than the one in use, and is not published", tenant);
        meters.refused(tenant);
    }
}
