package narratives.cli.evaluating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.cli.importing.Refusal;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.evaluation.RatedSet;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.people.Person;
import narratives.people.Profile;

/**
 * The ratings of a tenant as its log tells of them up to a position: the answers to the primary question that count, in
 * log order, which is what their times are; with what was known of people and narratives by then.
 */
public final class LoggedRatings {
    /** As many entries as are read at once. */
    private static final int BATCH = 5000;

    private record Answered(
            long at, String person, NarrativeId narrative, double value, SortedMap<String, Double> others) {}

    private final List<Feedback> events = new ArrayList<>();
    private final Map<NarrativeId, Characterisation> narratives = new HashMap<>();
    private final Map<String, Profile> people = new HashMap<>();
    private Instrument instrument = Instrument.EMPTY;
    private Optional<Questionnaire> questionnaire = Optional.empty();

    private LoggedRatings() {}

    /**
     * Reads the log from its beginning.
     *
     * @param upTo the last position that counts; empty for all there is
     * @throws Refusal if nothing was asked by then, or nobody has answered the primary question
     */
    public static RatingFiles.Found read(ChangeLog log, TenantId tenant, Optional<LogPosition> upTo) {
        LoggedRatings read = new LoggedRatings();
        LogPosition last = LogPosition.START;
        List<LogEntry> batch = log.read(tenant, last, BATCH);
        while (!batch.isEmpty()) {
            for (LogEntry entry : batch) {
                if (upTo.isEmpty() || entry.position().compareTo(upTo.get()) <= 0) {
                    read.take(entry);
                }
            }
            last = batch.getLast().position();
            boolean beyond = upTo.isPresent() && last.compareTo(upTo.get()) >= 0;
            batch = beyond ? List.of() : log.read(tenant, last, BATCH);
        }
        return read.found();
    }

    private void take(LogEntry entry) {
        switch (entry) {
            case LogEntry.FeedbackGiven(var at, var event) -> events.add(event);
            case LogEntry.NarrativePut(var at, var narrative) ->
                narratives.put(narrative.id(), narrative.characterisation());
            case LogEntry.PersonPut(var at, Person person) ->
                people.put(person.id().value(), person.profile());
            case LogEntry.InstrumentPut(var at, var put) -> instrument = put.value();
            case LogEntry.PersonErased erased -> {}
            case LogEntry.ErasureLifted lifted -> {}
            case LogEntry.CuratedPut put -> {}
            case LogEntry.SupportPut put -> {}
            case LogEntry.PolicyPut put -> {}
            case LogEntry.PolicyUnreadable put -> {}
            case LogEntry.NarrativeReviewed reviewed -> {}
            case LogEntry.SetAside aside -> {}
            case LogEntry.QuestionnairePut(var at, var put) -> questionnaire = Optional.of(put.value());
        }
    }

    private RatingFiles.Found found() {
        Questionnaire.RatingQuestion primary = questionnaire
                .orElseThrow(() -> new Refusal("No questionnaire had been put by then."))
                .primary();
        List<RatedSet.Given> ratings = new ArrayList<>();
        for (Answered answered : answered(primary)) {
            ratings.add(new RatedSet.Given(
                    answered.person(),
                    answered.narrative(),
                    answered.value(),
                    OptionalDouble.of((double) answered.at()),
                    answered.others()));
        }
        if (ratings.isEmpty()) {
            throw new Refusal("Nobody has answered the primary question by then.");
        }
        return new RatingFiles.Found(
                ratings, Optional.of(primary.scale()), new RatedSet.Known(instrument, narratives, people), 0);
    }

    /** Without what was retracted, and without what the scale of now does not have. */
    private List<Answered> answered(Questionnaire.RatingQuestion question) {
        record By(String person, EventId event) {}
        Set<By> retracted = new HashSet<>();
        events.forEach(event -> {
            if (event instanceof Feedback.Retraction(var header, var retracts)) {
                retracted.add(new By(header.userId().value(), retracts));
            }
        });
        List<Answered> answered = new ArrayList<>();
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at) instanceof Feedback.Rating(var header, var narrative, var answers)
                    && answers.containsKey(question.key())
                    && !retracted.contains(new By(header.userId().value(), header.eventId()))) {
                double value = answers.getOrDefault(question.key(), 0.0);
                if (question.scale().accepts(value)) {
                    SortedMap<String, Double> others = new TreeMap<>(answers);
                    others.remove(question.key());
                    answered.add(new Answered(at, header.userId().value(), narrative, value, others));
                }
            }
        }
        return answered;
    }
}
