package narratives.recommend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.people.UserId;

/** Where served lists are kept. */
public interface Exposures {
    /** Stores lists, possibly of several tenants, in one transaction. A list that is already stored stays as it is. */
    void write(List<Exposure> exposures);

    Optional<Exposure> find(TenantId tenant, String recommendationId);

    /** How often each narrative is in a list that is kept; what is not in the answer is in none. */
    Map<NarrativeId, Long> timesServed(TenantId tenant);

    /** Hands over every list that one person was served, oldest first. */
    void forEach(TenantId tenant, UserId person, Consumer<Exposure> use);
}
