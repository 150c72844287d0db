package narratives.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.live.Replicas;
import narratives.log.LogEntry;

/** The catalogue, with every change known on this replica as soon as it is committed. */
record LiveCatalog(Catalog store, Replicas replicas) implements Catalog {
    @Override
    public Written put(TenantId tenant, Narrative narrative) {
        Written written = store.put(tenant, narrative);
        replicas.accept(tenant, List.of(new LogEntry.NarrativePut(written.position(), narrative)));
        return written;
    }

    @Override
    public List<Written> putAll(TenantId tenant, List<Narrative> narratives) {
        List<Written> written = store.putAll(tenant, narratives);
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            entries.add(new LogEntry.NarrativePut(written.get(i).position(), narratives.get(i)));
        }
        replicas.accept(tenant, entries);
        return written;
    }

    @Override
    public Optional<LogPosition> setStatus(TenantId tenant, NarrativeId id, Status status) {
        Optional<LogPosition> position = store.setStatus(tenant, id, status);
        position.ifPresent(at -> store.find(tenant, id)
                .ifPresent(changed ->
                        replicas.accept(tenant, List.of(new LogEntry.NarrativePut(at, changed.with(status))))));
        return position;
    }

    @Override
    public Optional<Narrative> find(TenantId tenant, NarrativeId id) {
        return store.find(tenant, id);
    }

    @Override
    public List<Narrative> findAll(TenantId tenant, List<NarrativeId> ids) {
        return store.findAll(tenant, ids);
    }

    @Override
    public List<Narrative> list(
            TenantId tenant, NarrativeFilter filter, Optional<Status> status, Optional<NarrativeId> after, int count) {
        return store.list(tenant, filter, status, after, count);
    }

    @Override
    public void forEach(TenantId tenant, Consumer<Narrative> use) {
        store.forEach(tenant, use);
    }

    @Override
    public Optional<Versioned<Instrument>> instrument(TenantId tenant) {
        return store.instrument(tenant);
    }

    @Override
    public Versioned<Instrument> putInstrument(TenantId tenant, Instrument instrument, Optional<Integer> expected) {
        return store.putInstrument(tenant, instrument, expected);
    }
}
