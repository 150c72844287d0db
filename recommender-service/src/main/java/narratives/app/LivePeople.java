package narratives.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.live.Replicas;
import narratives.log.LogEntry;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.UserId;

/** People, with every change known on this replica as soon as it is committed. */
record LivePeople(People store, Replicas replicas) implements People {
    @Override
    public Written put(TenantId tenant, Person person) {
        Written written = store.put(tenant, person);
        replicas.accept(tenant, List.of(new LogEntry.PersonPut(written.position(), person)));
        return written;
    }

    /** Only imports put many at once; the canonical reader is soon enough for them. */
    @Override
    public LogPosition putAll(TenantId tenant, List<Person> people) {
        return store.putAll(tenant, people);
    }

    @Override
    public Optional<Person> find(TenantId tenant, UserId id) {
        return store.find(tenant, id);
    }

    @Override
    public void forEach(TenantId tenant, Consumer<Person> use) {
        store.forEach(tenant, use);
    }
}
