package narratives.cli.importing;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.json.FeedbackJson;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.PersonJson;
import narratives.json.QuestionnaireJson;
import narratives.people.Person;

/**
 * Our own files: an instrument and a questionnaire, each one JSON object; narratives, people and feedback, one JSON object
 * a line.
 *
 * @param unknown what to do with feedback of somebody who has not been put
 */
public record NdjsonImport(Files files, FeedbackLog.UnknownPeople unknown) implements Job {
    /** What there is to read, in the order in which it is read. */
    public record Files(
            Optional<InputFile> instrument,
            Optional<InputFile> questionnaire,
            Optional<InputFile> narratives,
            Optional<InputFile> people,
            Optional<InputFile> feedback) {
        /** All that are there. */
        public Stream<InputFile> all() {
            return Stream.of(instrument, questionnaire, narratives, people, feedback)
                    .flatMap(Optional::stream);
        }
    }

    @Override
    public void check() {
        files.all().forEach(InputFile::check);
    }

    @Override
    public void run(Import target) {
        // Both are read before either is stored.
        Optional<Instrument> instrument = files.instrument()
                .map(file -> whole(
                        file, bytes -> Json.read(bytes, InstrumentJson.class).toInstrument()));
        Optional<Questionnaire> questionnaire = files.questionnaire()
                .map(file -> whole(
                        file, bytes -> Json.read(bytes, QuestionnaireJson.class).toQuestionnaire()));
        questionnaire.ifPresent(value -> put(target, value));
        instrument.ifPresent(value -> put(target, value));
        files.narratives()
                .map(file -> rows(target, "narratives", file, NdjsonImport::narrative))
                .ifPresent(
                        rows -> target.narratives(rows, line -> line.narrative().id(), Line::over));
        files.people()
                .map(file -> rows(target, "people", file, NdjsonImport::person))
                .ifPresent(rows -> target.people(rows, Person::id, (person, present) -> person));
        files.feedback()
                .map(file -> rows(target, "feedback", file, NdjsonImport::event))
                .ifPresent(rows -> target.feedback(rows, unknown));
    }

    /** A narrative, and whether its status was said: one that is left out must not publish what somebody withdrew. */
    private record Line(Narrative narrative, boolean statusSaid) {
        Narrative over(Optional<Narrative> present) {
            return statusSaid
                    ? narrative
                    : present.map(had -> narrative.with(had.status())).orElse(narrative);
        }
    }

    private static Line narrative(byte[] line) {
        NarrativeJson json = Json.read(line, NarrativeJson.class);
        return new Line(json.toNarrative(), json.status() != null);
    }

    private static Person person(byte[] line) {
        return Json.read(line, PersonJson.class).toPerson();
    }

    private static Feedback event(byte[] line) {
        return Json.read(line, FeedbackJson.class).toFeedback();
    }

    private static <T> FileRows<T> rows(Import target, String part, InputFile file, FileRows.LineParser<T> parser) {
        return new FileRows<>(part, file, false, parser, target.report()::rejected, target.progress());
    }

    private static <T> T whole(InputFile file, Function<byte[], T> reader) {
        try {
            return reader.apply(file.bytes());
        } catch (RecommenderException refused) {
            throw new Refusal(file.name() + " cannot be used: "
                    + Rejection.of("", 1, refused).detail());
        }
    }

    private static void put(Import target, Questionnaire questionnaire) {
        Optional<Versioned<Questionnaire>> before =
                target.target().feedback().questionnaire(target.target().tenant());
        count(target, "questionnaire", before, target.put(questionnaire));
    }

    private static void put(Import target, Instrument instrument) {
        Catalog catalog = target.target().catalog();
        TenantId tenant = target.target().tenant();
        Optional<Versioned<Instrument>> before = catalog.instrument(tenant);
        if (count(target, "instrument", before, target.put(instrument))) {
            AtomicLong unfit = new AtomicLong();
            catalog.forEach(tenant, narrative -> {
                boolean fits = instrument.check(narrative.characterisation()).isEmpty();
                unfit.addAndGet(fits ? 0 : 1);
            });
            if (unfit.get() > 0) {
                target.report()
                        .note("Narratives that do not fit the new instrument, as long as they are not put again: "
                                + unfit);
            }
        }
    }

    /** Whether anything changed. */
    private static <T> boolean count(Import target, String part, Optional<Versioned<T>> before, Versioned<T> now) {
        boolean changed = before.filter(now::equals).isEmpty();
        if (changed) {
            target.report().accepted(part, 1);
        } else {
            target.report().duplicates(part, 1);
        }
        return changed;
    }
}
