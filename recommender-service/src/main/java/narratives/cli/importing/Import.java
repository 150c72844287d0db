package narratives.cli.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.UserId;

/**
 * Stores records in batches, and only what is not there already, just so: an import that is run again, or goes on after a
 * cut, adds what is missing and nothing else. A batch that is refused is stored without the lines at fault.
 */
public final class Import {
    /**
     * Measured on 100,836 ratings in November 2026: 500 take more time, 2,000 and 5,000 take no less; of equals the one
     * with the shortest transactions.
     */
    static final int EVENTS = 1_000;

    /** As many rows as the store writes at once. */
    static final int ENTRIES = 1_000;

    /** How often a batch is tried again without the lines at fault before its lines are tried one by one. */
    private static final int ATTEMPTS = 3;

    private final Target target;
    private final Report report;
    private final Progress progress;
    private final BooleanSupplier stopped;
    private Optional<Map<UserId, Person>> people = Optional.empty();

    /** Where everything goes. */
    public record Target(TenantId tenant, Catalog catalog, People people, FeedbackLog feedback) {}

    /** The import was told to stop; what was stored before is kept. */
    public static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped");
        }
    }

    /** @param stopped whether the import has been told to stop; asked after each batch */
    public Import(Target target, Report report, Progress progress, BooleanSupplier stopped) {
        this.target = target;
        this.report = report;
        this.progress = progress;
        this.stopped = stopped;
    }

    Target target() {
        return target;
    }

    Report report() {
        return report;
    }

    Progress progress() {
        return progress;
    }

    Versioned<Questionnaire> put(Questionnaire questionnaire) {
        return putInForce(
                "questionnaire",
                () -> target.feedback().putQuestionnaire(target.tenant(), questionnaire, Optional.empty()));
    }

    Versioned<Instrument> put(Instrument instrument) {
        return putInForce(
                "instrument", () -> target.catalog().putInstrument(target.tenant(), instrument, Optional.empty()));
    }

    /** Everything that follows is checked by it. */
    private static <T> T putInForce(String what, Supplier<T> put) {
        try {
            return put.get();
        } catch (RecommenderException refused) {
            if (isOfNoLine(refused)) {
                throw refused;
            }
            throw new Refusal("The " + what + " cannot be put in force. "
                    + Rejection.of(what, 1, refused).detail());
        }
    }

    /** Records that become narratives, given the ones that are there. */
    <T> void narratives(Rows<T> rows, Function<T, NarrativeId> id, BiFunction<T, Optional<Narrative>, Narrative> make) {
        Instrument instrument = instrument();
        inBatches(rows, ENTRIES, row -> id.apply(row.value()), batch -> {
            Map<NarrativeId, Narrative> present = new HashMap<>();
            List<NarrativeId> ids =
                    batch.stream().map(row -> id.apply(row.value())).toList();
            target.catalog().findAll(target.tenant(), ids).forEach(narrative -> present.put(narrative.id(), narrative));
            List<Rows.Row<Narrative>> changed = new ArrayList<>();
            for (Rows.Row<T> row : batch) {
                Optional<Narrative> before = Optional.ofNullable(present.get(id.apply(row.value())));
                Narrative narrative = make.apply(row.value(), before);
                List<FieldError> faults = instrument.check(narrative.characterisation());
                if (!faults.isEmpty()) {
                    report.rejected(Rejection.of(rows.part(), row.line(), RecommenderException.invalid(faults)));
                } else if (before.filter(narrative::equals).isPresent()) {
                    report.duplicates(rows.part(), 1);
                } else {
                    changed.add(new Rows.Row<>(row.line(), narrative));
                }
            }
            store(rows.part(), changed, fresh -> {
                target.catalog().putAll(target.tenant(), fresh);
                return fresh.size();
            });
        });
    }

    private Instrument instrument() {
        return target.catalog()
                .instrument(target.tenant())
                .orElseThrow(() -> new Refusal("There is no instrument yet; give one by --instrument FILE."))
                .value();
    }

    /** Records that become people, given the ones that are there. */
    <T> void people(Rows<T> rows, Function<T, UserId> id, BiFunction<T, Optional<Person>, Person> make) {
        Map<UserId, Person> present = present();
        inBatches(rows, ENTRIES, row -> id.apply(row.value()), batch -> {
            List<Rows.Row<Person>> changed = new ArrayList<>();
            for (Rows.Row<T> row : batch) {
                Optional<Person> before = Optional.ofNullable(present.get(id.apply(row.value())));
                Person person = make.apply(row.value(), before);
                if (before.filter(person::equals).isPresent()) {
                    report.duplicates(rows.part(), 1);
                } else {
                    changed.add(new Rows.Row<>(row.line(), person));
                }
            }
            store(rows.part(), changed, fresh -> {
                target.people().putAll(target.tenant(), fresh);
                fresh.forEach(person -> present.put(person.id(), person));
                return fresh.size();
            });
        });
    }

    private Map<UserId, Person> present() {
        Map<UserId, Person> present = people.orElseGet(() -> {
            Map<UserId, Person> all = new HashMap<>();
            target.people().forEach(target.tenant(), person -> all.put(person.id(), person));
            return all;
        });
        people = Optional.of(present);
        return present;
    }

    /** Events; those that are stored already are recognised by their ids. */
    void feedback(Rows<Feedback> rows, FeedbackLog.UnknownPeople unknown) {
        inBatches(
                rows,
                EVENTS,
                Rows.Row::line,
                batch -> store(
                        rows.part(),
                        batch,
                        events -> (int) target.feedback().append(target.tenant(), events, unknown).stream()
                                .filter(stored -> !stored.replayed())
                                .count()));
    }

    /** What has the same key as something before it waits for the next batch. */
    private <T> void inBatches(
            Rows<T> rows, int size, Function<Rows.Row<T>, ?> key, Consumer<List<Rows.Row<T>>> store) {
        report.begin(rows.part());
        progress.begin(rows.part());
        Map<Object, Rows.Row<T>> batch = new LinkedHashMap<>();
        rows.forEach(row -> {
            Object name = key.apply(row);
            if (batch.size() == size || batch.containsKey(name)) {
                flush(batch, store);
            }
            batch.put(name, row);
        });
        flush(batch, store);
        progress.end();
    }

    private <T> void flush(Map<Object, Rows.Row<T>> batch, Consumer<List<Rows.Row<T>>> store) {
        if (!batch.isEmpty()) {
            store.accept(List.copyOf(batch.values()));
            batch.clear();
        }
        if (stopped.getAsBoolean()) {
            throw new Stopped();
        }
    }

    /** Stores many at once; tells how many of them were new. */
    private interface Storing<T> {
        int store(List<T> values);
    }

    private <T> void store(String part, List<Rows.Row<T>> rows, Storing<T> storing) {
        List<Rows.Row<T>> left = rows;
        for (int attempt = 0; attempt < ATTEMPTS && left.size() > 1; attempt++) {
            try {
                storeNow(part, left, storing);
                return;
            } catch (RecommenderException refused) {
                if (isOfNoLine(refused)) {
                    // It may have been too much at once.
                    int half = left.size() / 2;
                    store(part, left.subList(0, half), storing);
                    store(part, left.subList(half, left.size()), storing);
                    return;
                }
                left = withoutFaulty(part, left, refused);
            }
        }
        left.forEach(row -> storeAlone(part, row, storing));
    }

    private <T> void storeNow(String part, List<Rows.Row<T>> rows, Storing<T> storing) {
        int fresh = storing.store(rows.stream().map(Rows.Row::value).toList());
        report.accepted(part, fresh);
        report.duplicates(part, rows.size() - fresh);
    }

    private <T> void storeAlone(String part, Rows.Row<T> row, Storing<T> storing) {
        try {
            storeNow(part, List.of(row), storing);
        } catch (RecommenderException refused) {
            if (isOfNoLine(refused)) {
                throw refused;
            }
            report.rejected(Rejection.of(part, row.line(), refused));
        }
    }

    /** Rejects the lines that a refusal names, and leaves the others. */
    private <T> List<Rows.Row<T>> withoutFaulty(String part, List<Rows.Row<T>> rows, RecommenderException refused) {
        Collection<Integer> faulty = new TreeSet<>();
        for (FieldError fault : refused.errors()) {
            if (fault.index().isPresent() && faulty.add(fault.index().getAsInt())) {
                report.rejected(
                        Rejection.of(part, rows.get(fault.index().getAsInt()).line(), fault));
            }
        }
        List<Rows.Row<T>> left = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!faulty.contains(i)) {
                left.add(rows.get(i));
            }
        }
        return left;
    }

    /** What is the fault of no line ends the import; it can be run again. */
    private static boolean isOfNoLine(RecommenderException failure) {
        ErrorCode.Kind kind = failure.code().kind();
        return kind == ErrorCode.Kind.UNAVAILABLE || kind == ErrorCode.Kind.INTERNAL;
    }
}
