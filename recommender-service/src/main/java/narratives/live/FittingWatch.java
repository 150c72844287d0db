package narratives.live;

import java.time.Duration;
import narratives.contract.TenantId;

/** Hears how the comparators fared that were to be fitted beside a model. */
public interface FittingWatch {
    void fitted(TenantId tenant, String algorithm, Duration took);

    /** Its requests are answered otherwise until a later fit goes well. */
    void failed(TenantId tenant, String algorithm, RuntimeException failure);
}
