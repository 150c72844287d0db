package narratives.calls;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import narratives.access.Caller;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.Page;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.recommend.Recommender;

/** What is done with narratives. */
public final class NarrativeCalls {
    private final Catalog catalog;
    private final NarrativeIntake intake;
    private final Recommender recommender;

    /**
     * A narrative as it now is.
     *
     * @param created whether there was none of its id
     * @param position of the change in the log
     */
    public record Put(Narrative narrative, boolean created, LogPosition position) {}

    NarrativeCalls(Catalog catalog, Recommender recommender) {
        this.catalog = catalog;
        this.recommender = recommender;
        intake = new NarrativeIntake(catalog);
    }

    /**
     * Creates a narrative or replaces it.
     *
     * @param precondition looks at the present one, which may be none, and throws if it is not the expected one
     */
    public Put put(Caller caller, GivenNarrative given, Consumer<Optional<Narrative>> precondition) {
        TenantId tenant = caller.tenant();
        Narrative narrative = NarrativeIntake.checked(given.narrative(), intake.instrument(tenant));
        precondition.accept(catalog.find(tenant, narrative.id()));
        Narrative stored = intake.withStatus(tenant, List.of(given)).getFirst();
        Catalog.Written written = catalog.put(tenant, stored);
        return new Put(stored, written.created(), written.position());
    }

    /** @throws RecommenderException {@code NARRATIVE_UNKNOWN} */
    public Narrative get(Caller caller, NarrativeId id) {
        return catalog.find(caller.tenant(), id).orElseThrow(NarrativeCalls::unknown);
    }

    /** @throws RecommenderException {@code NARRATIVE_UNKNOWN} */
    public Put withdraw(Caller caller, NarrativeId id) {
        TenantId tenant = caller.tenant();
        LogPosition position = catalog.setStatus(tenant, id, Status.WITHDRAWN).orElseThrow(NarrativeCalls::unknown);
        return new Put(catalog.find(tenant, id).orElseThrow(NarrativeCalls::unknown), false, position);
    }

    /** What a listing asks for, read with the instrument in force, whose questions are parameters too. */
    public Page<Narrative> list(Caller caller, ListQuery query) {
        // One more than wanted tells whether anything follows.
        List<Narrative> found =
                catalog.list(caller.tenant(), query.filter(), query.status(), query.after(), query.pageSize() + 1);
        boolean more = found.size() > query.pageSize();
        List<Narrative> page = more ? found.subList(0, query.pageSize()) : found;
        return new Page<>(
                page,
                more
                        ? Optional.of(PageCursor.write(
                                query.canonical(), page.getLast().id()))
                        : Optional.empty());
    }

    /** @throws RecommenderException {@code NARRATIVE_UNKNOWN} */
    public List<Recommender.Similar> similar(Caller caller, NarrativeId id, int most) {
        return recommender.similar(caller.tenant(), id, most);
    }

    /** Creates or replaces many; what is wrong with a line does not stop the others. */
    public Imported load(Caller caller, LineImport.Source<GivenNarrative> lines) {
        TenantId tenant = caller.tenant();
        Instrument instrument = intake.instrument(tenant);
        LineImport.Source<GivenNarrative> checked = () -> lines.next()
                .map(line -> new LineImport.Line<>(line.number(), () -> {
                    GivenNarrative given = line.value().get();
                    NarrativeIntake.checked(given.narrative(), instrument);
                    return given;
                }));
        return new LineImport<GivenNarrative>(given -> store(tenant, given)).load(checked);
    }

    /** The instrument in force; one without questions where none is. */
    public Instrument instrument(Caller caller) {
        return intake.instrument(caller.tenant());
    }

    private LineImport.Stored store(TenantId tenant, List<GivenNarrative> given) {
        List<Catalog.Written> written = catalog.putAll(tenant, intake.withStatus(tenant, given));
        LogPosition last = written.stream()
                .map(Catalog.Written::position)
                .max(LogPosition::compareTo)
                .orElse(LogPosition.START);
        return new LineImport.Stored(written.size(), 0, last);
    }

    private static RecommenderException unknown() {
        return new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, ErrorCode.NARRATIVE_UNKNOWN.title());
    }
}
