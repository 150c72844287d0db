package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.Admission;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Fingerprint;
import narratives.feedback.Questionnaire;
import narratives.json.FeedbackJson;
import narratives.json.Json;
import narratives.json.QuestionnaireJson;
import narratives.people.UserId;

/**
 * Feedback in PostgreSQL, each event once. What events name is looked up before the transaction has an id, so in the log
 * an event stands behind everything it names.
 */
@ApplicationScoped
@Typed(PostgresFeedbackLog.class)
public final class PostgresFeedbackLog implements FeedbackLog {
    private static final Documents<Questionnaire> QUESTIONNAIRES = new Documents<>(
            "questionnaire",
            Entries.QUESTIONNAIRE,
            PostgresFeedbackLog::written,
            json -> Json.read(json, QuestionnaireJson.class).toQuestionnaire());

    /** As long as a statement waits for another transaction, which by then has ended or was ended. */
    private static final Duration OUTSTANDING = Duration.ofSeconds(1);

    private final Transactions transactions;

    PostgresFeedbackLog(Transactions transactions) {
        this.transactions = transactions;
    }

    private static String written(Versioned<Questionnaire> questionnaire) {
        QuestionnaireJson json = QuestionnaireJson.from(questionnaire);
        json.toQuestionnaire();
        return Json.write(json);
    }

    @Override
    public List<Stored> append(TenantId tenant, List<Feedback> events, UnknownPeople unknown) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<EventId, Fingerprint> fingerprints = Admission.fingerprints(events);
        // Whatever the log could not be read with again is refused at the door.
        events.forEach(event -> FeedbackJson.from(event).toFeedback());
        return transactions.call(
                tenant,
                connection -> new Call(new FeedbackRows(connection, tenant), events, fingerprints, unknown).answer());
    }

    /** One call of append, in its transaction. */
    private record Call(
            FeedbackRows rows, List<Feedback> events, Map<EventId, Fingerprint> fingerprints, UnknownPeople unknown) {
        List<Stored> answer() throws SQLException {
            if (events.stream().anyMatch(Feedback.Rating.class::isInstance)) {
                Locks.keepQuestionnaire(rows.connection(), rows.tenant());
            }
            Map<EventId, LogPosition> first = new TreeMap<>(positions(rows.stored(fingerprints.keySet())));
            Admission.Facts facts = facts();
            Admission.check(events, first.keySet(), facts);

            List<Feedback> fresh = fresh(first.keySet());
            Map<EventId, LogPosition> written = fresh.isEmpty() ? Map.of() : write(fresh, facts.people());
            first.putAll(written);
            if (first.size() < fingerprints.size()) {
                // Somebody else stored these meanwhile. A second statement, because the first one cannot see them.
                Set<EventId> others = new TreeSet<>(fingerprints.keySet());
                others.removeAll(first.keySet());
                first.putAll(positions(rows.stored(others)));
            }
            return answers(first, written.keySet());
        }

        private Map<EventId, LogPosition> positions(Map<EventId, FeedbackRows.First> stored) {
            Map<EventId, LogPosition> positions = new TreeMap<>();
            stored.forEach((id, first) -> {
                if (!Rows.present(fingerprints.get(id)).equals(first.fingerprint())) {
                    throw Admission.reused(events, id);
                }
                positions.put(id, first.position());
            });
            return positions;
        }

        private Admission.Facts facts() throws SQLException {
            Set<NarrativeId> narratives = new TreeSet<>();
            Set<UserId> people = new TreeSet<>();
            Set<EventId> retracted = new TreeSet<>();
            boolean rated = false;
            for (Feedback event : events) {
                people.add(event.header().userId());
                event.about().ifPresent(narratives::add);
                if (event instanceof Feedback.Retraction(var header, var retracts)) {
                    retracted.add(retracts);
                }
                rated |= event instanceof Feedback.Rating;
            }
            Optional<Questionnaire> questionnaire = rated
                    ? QUESTIONNAIRES.inForce(rows.connection(), rows.tenant()).map(Versioned::value)
                    : Optional.empty();
            Set<UserId> known = rows.people(people);
            people.removeAll(known);
            return new Admission.Facts(
                    questionnaire,
                    rows.narratives(narratives),
                    known,
                    ErasureRows.erased(rows.connection(), rows.tenant(), people),
                    rows.retractable(retracted),
                    unknown);
        }

        /** The first of each id that is not stored yet, in the order of the call. */
        private List<Feedback> fresh(Set<EventId> stored) {
            Map<EventId, Feedback> fresh = new LinkedHashMap<>();
            for (Feedback event : events) {
                EventId id = event.header().eventId();
                if (!stored.contains(id)) {
                    fresh.putIfAbsent(id, event);
                }
            }
            return List.copyOf(fresh.values());
        }

        private Map<EventId, LogPosition> write(List<Feedback> fresh, Set<UserId> known) throws SQLException {
            Collection<UserId> missing = new TreeSet<>();
            for (Feedback event : fresh) {
                missing.add(event.header().userId());
            }
            missing.removeAll(known);
            if (!missing.isEmpty()) {
                Locks.changePeople(rows.connection(), rows.tenant(), missing);
                // Looked at once more: they may have been erased just before the lock was given.
                ErasureRows.refuse(rows.connection(), rows.tenant(), missing);
                rows.createPeople(missing);
            }
            try {
                return rows.write(fresh, fingerprints);
            } catch (SQLException failure) {
                if (Faults.isLockTimeout(failure)) {
                    throw RecommenderException.retryable(
                            ErrorCode.EVENT_OUTSTANDING, ErrorCode.EVENT_OUTSTANDING.title(), OUTSTANDING);
                }
                throw failure;
            }
        }

        private List<Stored> answers(Map<EventId, LogPosition> first, Set<EventId> written) {
            Set<EventId> unanswered = new HashSet<>(written);
            List<Stored> answers = new ArrayList<>(events.size());
            for (Feedback event : events) {
                EventId id = event.header().eventId();
                boolean replayed = !unanswered.remove(id);
                answers.add(new Stored(id, Rows.present(first.get(id)), replayed));
            }
            return List.copyOf(answers);
        }
    }

    @Override
    public List<Entry> of(TenantId tenant, UserId person) {
        return transactions.read(tenant, connection -> new FeedbackRows(connection, tenant).of(person));
    }

    @Override
    public boolean isEmpty(TenantId tenant) {
        return transactions
                .read(
                        tenant,
                        connection -> Rows.first(
                                connection,
                                "SELECT 1 FROM idempotency WHERE tenant = ? LIMIT 1",
                                parameters -> parameters.setString(1, tenant.value()),
                                row -> true))
                .isEmpty();
    }

    @Override
    public Optional<Versioned<Questionnaire>> questionnaire(TenantId tenant) {
        return transactions.read(tenant, connection -> QUESTIONNAIRES.inForce(connection, tenant));
    }

    @Override
    public Versioned<Questionnaire> putQuestionnaire(
            TenantId tenant, Questionnaire questionnaire, Optional<Integer> expected) {
        return transactions.callLong(tenant, connection -> {
            Locks.changeQuestionnaire(connection, tenant);
            Optional<Versioned<Questionnaire>> same = QUESTIONNAIRES.same(connection, tenant, questionnaire, expected);
            if (same.isPresent()) {
                return same.get();
            }
            refuseUnfit(new FeedbackRows(connection, tenant).answers(), questionnaire);
            return QUESTIONNAIRES.put(connection, tenant, questionnaire);
        });
    }

    private static void refuseUnfit(List<FeedbackRows.Answers> stored, Questionnaire questionnaire) {
        long unfit = stored.stream()
                .filter(answers -> questionnaire
                        .question(answers.question())
                        .filter(question -> question.scale().accepts(answers.value()))
                        .isEmpty())
                .mapToLong(FeedbackRows.Answers::times)
                .sum();
        if (unfit > 0) {
            throw new RecommenderException(
                    ErrorCode.QUESTIONNAIRE_IN_USE,
                    unfit + " stored " + (unfit == 1 ? "answer does" : "answers do")
                            + " not fit the new questionnaire.");
        }
    }
}
