package narratives.people;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;

/** Where people are kept. Every change is also an entry of the log, committed with it. */
public interface People {
    /**
     * What a write did.
     *
     * @param created whether the person was new
     * @param position the entry that tells of it
     */
    record Written(boolean created, LogPosition position) {}

    /**
     * Creates the person or replaces all that was told before.
     *
     * @throws narratives.contract.RecommenderException {@code USER_ERASED}
     */
    Written put(TenantId tenant, Person person);

    /** Does {@link #put} for each, in one transaction; returns the position of the last. */
    LogPosition putAll(TenantId tenant, List<Person> people);

    Optional<Person> find(TenantId tenant, UserId id);

    /** Hands over every person of a tenant, ordered by id. */
    void forEach(TenantId tenant, Consumer<Person> use);
}
