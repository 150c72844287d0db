package narratives.catalog;

import static narratives.fixture.Sample.INSTRUMENT;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every catalogue keeps to: what was put comes back as it was, in catalogue order; a characterisation agrees with
 * the instrument in force; every change is an entry of the log.
 */
public abstract class CatalogContract {
    private final TenantId tenant = Tenants.fresh();

    protected abstract Catalog catalog();

    protected abstract ChangeLog log();

    @BeforeEach
    void anInstrument() {
        catalog().putInstrument(tenant, INSTRUMENT, Optional.empty());
    }

    private static Answer text(String value) {
        return new Answer.Text(value);
    }

    private static Narrative whole(String id) {
        return new Narrative(
                id(id),
                new Narrative.Presentation(
                        Optional.of("Title “" + id + "”"),
                        Optional.of("A summary"),
                        Optional.of("de"),
                        Optional.of(Modality.VIDEO),
                        Optional.of("interview"),
                        OptionalInt.of(601),
                        Optional.of("https://example.org/" + id)),
                ContentWarnings.of(Set.of("loss")),
                Status.DRAFT,
                new Availability(Optional.of(Instant.parse("2026-01-01T00:00:00.5Z")), Optional.empty()),
                Characterisation.of(
                        Map.of("tone", text("mixed"), "helped", Answer.Choices.of(Set.of("music", "nature")))));
    }

    private List<LogEntry> read() {
        return log().read(tenant, LogPosition.START, 1000);
    }

    private List<String> list(NarrativeFilter filter, int count) {
        return catalog().list(tenant, filter, Optional.empty(), Optional.empty(), count).stream()
                .map(narrative -> narrative.id().value())
                .toList();
    }

    @Test
    void whatWasPutComesBackAsItWas() {
        Catalog.Written created = catalog().put(tenant, whole("n-1"));
        Catalog.Written replaced = catalog().put(tenant, narrative("n-1"));
        catalog().put(tenant, whole("n-2"));

        assertThat(created.created()).isTrue();
        assertThat(replaced.created()).isFalse();
        assertThat(replaced.position()).isGreaterThan(created.position());
        assertThat(catalog().find(tenant, id("n-1"))).contains(narrative("n-1"));
        assertThat(catalog().find(tenant, id("n-2"))).contains(whole("n-2"));
        assertThat(catalog().find(tenant, id("n-3"))).isEmpty();
        assertThat(catalog().find(Tenants.fresh(), id("n-1"))).isEmpty();
    }

    @Test
    void everyChangeIsAnEntry() {
        Catalog.Written put = catalog().put(tenant, whole("n-1"));
        Optional<LogPosition> changed = catalog().setStatus(tenant, id("n-1"), Status.WITHDRAWN);

        assertThat(read())
                .hasSize(3)
                .first()
                .isInstanceOfSatisfying(
                        LogEntry.InstrumentPut.class,
                        first -> assertThat(first.instrument()).isEqualTo(new Versioned<>(1, INSTRUMENT)));
        assertThat(read().subList(1, 3))
                .containsExactly(
                        new LogEntry.NarrativePut(put.position(), whole("n-1")),
                        new LogEntry.NarrativePut(
                                changed.orElseThrow(), whole("n-1").with(Status.WITHDRAWN)));
    }

    @Test
    void aStatusChangesAloneAndOnlyWhereThereIsANarrative() {
        catalog().put(tenant, whole("n-1"));

        assertThat(catalog().setStatus(tenant, id("n-1"), Status.WITHDRAWN)).isPresent();
        assertThat(catalog().setStatus(tenant, id("n-2"), Status.WITHDRAWN)).isEmpty();

        assertThat(catalog().find(tenant, id("n-1"))).contains(whole("n-1").with(Status.WITHDRAWN));
    }

    @Test
    void manyAreWrittenTogetherInTheOrderGiven() {
        catalog().put(tenant, narrative("n-2"));

        List<Catalog.Written> written =
                catalog().putAll(tenant, List.of(narrative("n-3"), whole("n-2"), whole("n-1"), narrative("n-1")));

        assertThat(written).extracting(Catalog.Written::created).containsExactly(true, false, true, false);
        assertThat(written).extracting(Catalog.Written::position).isSorted().doesNotHaveDuplicates();
        assertThat(catalog().findAll(tenant, List.of(id("n-3"), id("n-1"), id("n-9"), id("n-2"))))
                .containsExactly(narrative("n-1"), whole("n-2"), narrative("n-3"));
        assertThat(read().getLast())
                .isEqualTo(new LogEntry.NarrativePut(written.getLast().position(), narrative("n-1")));
        assertThat(catalog().putAll(tenant, List.of())).isEmpty();
    }

    @Test
    void aCharacterisationThatDoesNotAgreeWithTheInstrumentIsRefused() {
        Narrative wrong = narrative("n-1", Map.of("tone", text("purple"), "unheard", text("of")));

        RecommenderException alone =
                catchThrowableOfType(RecommenderException.class, () -> catalog().put(tenant, wrong));
        RecommenderException among = catchThrowableOfType(
                RecommenderException.class, () -> catalog().putAll(tenant, List.of(narrative("n-2"), wrong)));
        RecommenderException without =
                catchThrowableOfType(RecommenderException.class, () -> catalog().put(Tenants.fresh(), whole("n-1")));

        assertThat(alone.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(alone.errors())
                .extracting(FieldError::field)
                .containsExactly("characteristics.tone", "characteristics.unheard");
        assertThat(among.errors())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error.index()).hasValue(1));
        assertThat(without.errors()).extracting(FieldError::code).contains(FieldError.UNKNOWN_QUESTION);
        assertThat(list(NarrativeFilter.ALL, 10)).isEmpty();
    }

    @Test
    void aListGoesOnBehindAnIdInCatalogOrder() {
        catalog().putAll(tenant, List.of(narrative("b"), narrative("B"), narrative("a"), narrative("a-1")));

        List<Narrative> first = catalog().list(tenant, NarrativeFilter.ALL, Optional.empty(), Optional.empty(), 3);
        List<Narrative> rest = catalog().list(tenant, NarrativeFilter.ALL, Optional.empty(), Optional.of(id("a-1")), 3);

        assertThat(first).containsExactly(narrative("B"), narrative("a"), narrative("a-1"));
        assertThat(rest).containsExactly(narrative("b"));
    }

    @Test
    void aListKeepsToItsFilter() {
        catalog().putAll(tenant, List.of(narrative("en", Map.of("tone", text("upbeat"))), whole("de")));
        NarrativeFilter all = NarrativeFilter.ALL;

        assertThat(list(new NarrativeFilter(Set.of(Modality.VIDEO), all.languages(), none(), new TreeMap<>()), 9))
                .containsExactly("de");
        assertThat(list(new NarrativeFilter(Set.of(), new TreeSet<>(Set.of("en")), none(), new TreeMap<>()), 9))
                .containsExactly("en");
        assertThat(list(new NarrativeFilter(Set.of(), all.languages(), OptionalInt.of(600), new TreeMap<>()), 9))
                .containsExactly("en");
        assertThat(list(characteristic("tone", "upbeat"), 9)).containsExactly("en");
        assertThat(list(characteristic("helped", "friends", "nature"), 9)).containsExactly("de");
        assertThat(list(characteristic("helped", "friends"), 9)).isEmpty();
        assertThat(catalog().list(tenant, all, Optional.of(Status.DRAFT), Optional.empty(), 9))
                .containsExactly(whole("de"));
    }

    @Test
    void numbersAndYesOrNoCanBeFilteredBy() {
        TenantId measured = Tenants.fresh();
        catalog()
                .putInstrument(
                        measured,
                        new Instrument(
                                "",
                                "",
                                List.of(new Instrument.Group("g", "G")),
                                List.of(
                                        new Question.Numeric(new Question.Wording("age", "g", "A?", ""), 0, 9, ""),
                                        new Question.YesNo(new Question.Wording("own", "g", "O?", "")))),
                        Optional.empty());
        Narrative told = narrative("n-1", Map.of("age", new Answer.Quantity(7), "own", new Answer.Flag(true)));
        catalog().putAll(measured, List.of(told, narrative("n-2")));

        assertThat(catalog().list(measured, characteristic("age", "7.0"), Optional.empty(), Optional.empty(), 9))
                .containsExactly(told);
        assertThat(catalog().list(measured, characteristic("own", "true"), Optional.empty(), Optional.empty(), 9))
                .containsExactly(told);
        assertThat(catalog().list(measured, characteristic("own", "false"), Optional.empty(), Optional.empty(), 9))
                .isEmpty();
    }

    private static OptionalInt none() {
        return OptionalInt.empty();
    }

    private static NarrativeFilter characteristic(String question, String... answers) {
        return new NarrativeFilter(
                Set.of(), new TreeSet<>(), none(), new TreeMap<>(Map.of(question, new TreeSet<>(Set.of(answers)))));
    }

    @Test
    void everyNarrativeIsHandedOverInOrder() {
        List<Narrative> many = IntStream.range(0, 2500)
                .mapToObj(i -> narrative("n-" + (10_000 + i)))
                .toList();
        catalog().putAll(tenant, many);
        List<Narrative> taken = new ArrayList<>();

        catalog().forEach(tenant, taken::add);

        assertThat(taken).isEqualTo(many);
    }

    @Test
    void theSameInstrumentKeepsItsVersion() {
        Instrument other = new Instrument("Other", "", INSTRUMENT.groups(), INSTRUMENT.questions());

        assertThat(catalog().putInstrument(tenant, INSTRUMENT, Optional.of(1)).version())
                .isEqualTo(1);
        assertThat(catalog().putInstrument(tenant, other, Optional.of(1)).version())
                .isEqualTo(2);
        RecommenderException refusal = catchThrowableOfType(
                RecommenderException.class, () -> catalog().putInstrument(tenant, INSTRUMENT, Optional.of(1)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.VERSION_CONFLICT);
        assertThat(catalog().instrument(tenant)).contains(new Versioned<>(2, other));
        assertThat(catalog().instrument(Tenants.fresh())).isEmpty();
    }
}
