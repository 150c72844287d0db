package narratives.safety;

import java.util.SortedMap;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;

/** What is done about narratives that seem to do harm, as a replica knows it at this moment. */
@FunctionalInterface
public interface HarmFlags {
    SortedMap<NarrativeId, HarmFlag> of(TenantId tenant);
}
