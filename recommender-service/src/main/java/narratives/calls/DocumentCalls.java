package narratives.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import narratives.access.Caller;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;

/** What is done with the instrument and the questionnaire. */
public final class DocumentCalls {
    /** As many narratives as are named that do not agree with an instrument. */
    private static final int LISTED = 100;

    private final Catalog catalog;
    private final FeedbackLog log;

    /**
     * A document that is in force now.
     *
     * @param created whether there was none before
     */
    public record Put<T>(Versioned<T> inForce, boolean created) {}

    /**
     * Which stored narratives agree with an instrument.
     *
     * @param narratives how many were looked at
     * @param invalid how many do not agree
     * @param problems the first 100 of them
     */
    public record Revalidation(long narratives, long invalid, List<Problem> problems) {
        public Revalidation {
            problems = List.copyOf(problems);
        }
    }

    /** One narrative that does not agree. */
    public record Problem(NarrativeId narrative, List<FieldError> errors) {}

    DocumentCalls(Catalog catalog, FeedbackLog log) {
        this.catalog = catalog;
        this.log = log;
    }

    /** @throws RecommenderException {@code INSTRUMENT_UNKNOWN} */
    public Versioned<Instrument> instrument(Caller caller) {
        return catalog.instrument(caller.tenant())
                .orElseThrow(() ->
                        new RecommenderException(ErrorCode.INSTRUMENT_UNKNOWN, ErrorCode.INSTRUMENT_UNKNOWN.title()));
    }

    /**
     * Puts an instrument in force.
     *
     * @param version the one it was made from; empty if any will do
     * @param precondition looks at the present one and throws if it is not the expected one; if it says that it looked,
     *     the present version is the expected one
     */
    public Put<Instrument> put(
            Caller caller, Instrument instrument, Optional<Integer> version, Precondition<Instrument> precondition) {
        TenantId tenant = caller.tenant();
        Optional<Versioned<Instrument>> before = catalog.instrument(tenant);
        Optional<Integer> expected = precondition.accept(before) ? before.map(Versioned::version) : version;
        return new Put<>(catalog.putInstrument(tenant, instrument, expected), before.isEmpty());
    }

    /** Looks at what is in force; answers whether that is what must be changed and nothing later. */
    @FunctionalInterface
    public interface Precondition<T> {
        /** @throws RecommenderException {@code VERSION_CONFLICT} */
        boolean accept(Optional<Versioned<T>> present);

        /** Anything will do. */
        static <T> Precondition<T> none() {
            return present -> false;
        }
    }

    /** Checks every stored narrative against an instrument. */
    public Revalidation revalidate(Caller caller, Instrument instrument) {
        AtomicLong narratives = new AtomicLong();
        AtomicLong invalid = new AtomicLong();
        List<Problem> problems = new ArrayList<>();
        catalog.forEach(caller.tenant(), narrative -> {
            narratives.incrementAndGet();
            List<FieldError> errors = instrument.check(narrative.characterisation()).stream()
                    .map(error -> error.below("characteristics"))
                    .toList();
            if (!errors.isEmpty() && invalid.incrementAndGet() <= LISTED) {
                problems.add(new Problem(narrative.id(), errors));
            }
        });
        return new Revalidation(narratives.get(), invalid.get(), problems);
    }

    /** @throws RecommenderException {@code QUESTIONNAIRE_UNKNOWN} */
    public Versioned<Questionnaire> questionnaire(Caller caller) {
        return log.questionnaire(caller.tenant())
                .orElseThrow(() -> new RecommenderException(
                        ErrorCode.QUESTIONNAIRE_UNKNOWN, ErrorCode.QUESTIONNAIRE_UNKNOWN.title()));
    }

    /** Puts a questionnaire in force, as {@link #put(Caller, Instrument, Optional, Precondition)} does an instrument. */
    public Put<Questionnaire> put(
            Caller caller,
            Questionnaire questionnaire,
            Optional<Integer> version,
            Precondition<Questionnaire> precondition) {
        TenantId tenant = caller.tenant();
        Optional<Versioned<Questionnaire>> before = log.questionnaire(tenant);
        Optional<Integer> expected = precondition.accept(before) ? before.map(Versioned::version) : version;
        return new Put<>(log.putQuestionnaire(tenant, questionnaire, expected), before.isEmpty());
    }
}
