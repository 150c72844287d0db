package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.json.InstrumentJson;
import narratives.json.Json;

/** Narratives in PostgreSQL: single rows by Hibernate, many at once by SQL, each with its entry in the log. */
@ApplicationScoped
@Typed(PostgresCatalog.class)
public final class PostgresCatalog implements Catalog {
    /** As many rows as one statement takes or gives; far below the time limit of a statement. */
    private static final int AT_ONCE = 1000;

    private static final Documents<Instrument> INSTRUMENTS = new Documents<>(
            "instrument",
            Entries.INSTRUMENT,
            PostgresCatalog::written,
            json -> Json.read(json, InstrumentJson.class).toInstrument());

    private final Transactions transactions;
    private final NarrativeRows rows;

    PostgresCatalog(Transactions transactions, NarrativeRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    private static String written(Versioned<Instrument> instrument) {
        InstrumentJson json = InstrumentJson.from(instrument);
        json.toInstrument();
        return Json.write(json);
    }

    @Override
    public Written put(TenantId tenant, Narrative narrative) {
        NarrativeQueries.Written written = NarrativeQueries.Written.of(narrative);
        return transactions.call(tenant, connection -> {
            Locks.changeCatalog(connection, tenant);
            List<FieldError> errors = errors(inForce(connection, tenant), narrative);
            if (!errors.isEmpty()) {
                throw RecommenderException.invalid(errors);
            }
            NarrativeRow.Key key = NarrativeRow.Key.of(tenant, narrative.id());
            Optional<NarrativeRow> held = rows.findByIdOptional(key);
            held.ifPresentOrElse(
                    row -> row.take(narrative, written.document()),
                    () -> rows.persist(new NarrativeRow(key, narrative, written.document())));
            return new Written(held.isEmpty(), tell(connection, tenant, written));
        });
    }

    /** What Hibernate holds goes first: the entry tells of a row that is there. */
    private LogPosition tell(Connection connection, TenantId tenant, NarrativeQueries.Written written)
            throws SQLException {
        rows.flush();
        return Entries.write(connection, tenant, Entries.NARRATIVE, line(written));
    }

    private static Entries.Line line(NarrativeQueries.Written written) {
        return Entries.Line.ofNarrative(written.narrative().id().value(), written.document());
    }

    private static Instrument inForce(Connection connection, TenantId tenant) throws SQLException {
        return INSTRUMENTS.inForce(connection, tenant).map(Versioned::value).orElse(Instrument.EMPTY);
    }

    private static List<FieldError> errors(Instrument instrument, Narrative narrative) {
        return instrument.check(narrative.characterisation()).stream()
                .map(error -> error.below("characteristics"))
                .toList();
    }

    @Override
    public List<Written> putAll(TenantId tenant, List<Narrative> narratives) {
        List<NarrativeQueries.Written> all =
                narratives.stream().map(NarrativeQueries.Written::of).toList();
        return transactions.callLong(tenant, connection -> {
            Locks.changeCatalog(connection, tenant);
            refuseAny(inForce(connection, tenant), narratives);
            NarrativeQueries queries = new NarrativeQueries(connection, tenant);
            List<Written> answers = new ArrayList<>(all.size());
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                answers.addAll(putPart(queries, all.subList(from, Math.min(from + AT_ONCE, all.size()))));
            }
            return List.copyOf(answers);
        });
    }

    private static void refuseAny(Instrument instrument, List<Narrative> narratives) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < narratives.size(); i++) {
            for (FieldError error : errors(instrument, narratives.get(i))) {
                errors.add(error.at(i));
            }
        }
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
    }

    private static List<Written> putPart(NarrativeQueries queries, List<NarrativeQueries.Written> part)
            throws SQLException {
        // One statement cannot write a row twice: of several documents of one narrative the last one stays.
        Map<NarrativeId, NarrativeQueries.Written> last = new LinkedHashMap<>();
        part.forEach(one -> last.put(one.narrative().id(), one));
        Set<NarrativeId> existing = queries.existing(last.keySet());
        queries.write(last.values());
        List<LogPosition> positions = Entries.write(
                queries.connection(),
                queries.tenant(),
                Entries.NARRATIVE,
                part.stream().map(PostgresCatalog::line).toList());
        List<Written> answers = new ArrayList<>(part.size());
        for (int i = 0; i < part.size(); i++) {
            boolean created = existing.add(part.get(i).narrative().id());
            answers.add(new Written(created, positions.get(i)));
        }
        return answers;
    }

    @Override
    public Optional<LogPosition> setStatus(TenantId tenant, NarrativeId id, Status status) {
        return transactions.call(tenant, connection -> {
            Locks.changeCatalog(connection, tenant);
            Optional<NarrativeRow> held = rows.findByIdOptional(NarrativeRow.Key.of(tenant, id));
            if (held.isEmpty()) {
                return Optional.empty();
            }
            Narrative changed = NarrativeQueries.read(held.get().document).with(status);
            NarrativeQueries.Written written = NarrativeQueries.Written.of(changed);
            held.get().take(changed, written.document());
            return Optional.of(tell(connection, tenant, written));
        });
    }

    @Override
    public Optional<Narrative> find(TenantId tenant, NarrativeId id) {
        return transactions.call(
                tenant,
                connection -> rows.findByIdOptional(NarrativeRow.Key.of(tenant, id))
                        .map(row -> NarrativeQueries.read(row.document)));
    }

    @Override
    public List<Narrative> findAll(TenantId tenant, List<NarrativeId> ids) {
        return transactions.read(tenant, connection -> new NarrativeQueries(connection, tenant).findAll(ids));
    }

    @Override
    public List<Narrative> list(
            TenantId tenant, NarrativeFilter filter, Optional<Status> status, Optional<NarrativeId> after, int count) {
        return transactions.read(tenant, connection -> {
            NarrativeQueries queries = new NarrativeQueries(connection, tenant);
            List<Narrative> agreeing = new ArrayList<>();
            String behind = after.map(NarrativeId::value).orElse(NarrativeQueries.BEGINNING);
            while (agreeing.size() < count) {
                int missing = count - agreeing.size();
                List<Narrative> part = queries.next(filter, status, behind, missing);
                part.stream().filter(filter::accepts).forEach(agreeing::add);
                if (part.size() < missing) {
                    break;
                }
                behind = part.getLast().id().value();
            }
            return List.copyOf(agreeing);
        });
    }

    /** In parts, so that a slow taker holds up nobody. */
    @Override
    public void forEach(TenantId tenant, Consumer<Narrative> use) {
        String behind = NarrativeQueries.BEGINNING;
        List<Narrative> part = next(tenant, behind);
        while (!part.isEmpty()) {
            part.forEach(use);
            behind = part.getLast().id().value();
            part = next(tenant, behind);
        }
    }

    private List<Narrative> next(TenantId tenant, String behind) {
        return transactions.read(
                tenant,
                connection -> new NarrativeQueries(connection, tenant)
                        .next(NarrativeFilter.ALL, Optional.empty(), behind, AT_ONCE));
    }

    @Override
    public Optional<Versioned<Instrument>> instrument(TenantId tenant) {
        return transactions.read(tenant, connection -> INSTRUMENTS.inForce(connection, tenant));
    }

    @Override
    public Versioned<Instrument> putInstrument(TenantId tenant, Instrument instrument, Optional<Integer> expected) {
        return transactions.call(tenant, connection -> {
            Locks.changeCatalog(connection, tenant);
            Optional<Versioned<Instrument>> same = INSTRUMENTS.same(connection, tenant, instrument, expected);
            return same.isPresent() ? same.get() : INSTRUMENTS.put(connection, tenant, instrument);
        });
    }
}
