package narratives.app;

import io.quarkus.logging.Log;
import java.time.Duration;
import narratives.contract.TenantId;
import narratives.live.FittingWatch;

/** Counts fits of comparators, and tells the operator of those that failed. */
record ComparatorWatch(Meters meters) implements FittingWatch {
    @Override
    public void fitted(TenantId tenant, String algorithm, Duration took) {
        meters.fitted(tenant, algorithm, took);
    }

    /** Of the causes only the kind is told: their texts are of others' making, and may name anything. */
    @Override
    public void failed(TenantId tenant, String algorithm, RuntimeException failure) {
        meters.notFitted(tenant, algorithm);
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        Log.warnf(
                "The comparator %s could not be fitted (%s); lists that ask for it are made by popularity until it is",
                algorithm, cause.getClass().getName());
    }
}
