package narratives.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Fingerprint;
import narratives.json.FeedbackJson;
import narratives.json.Json;
import narratives.log.LogEntry;
import narratives.people.UserId;
import org.jspecify.annotations.Nullable;

/** The statements about events and what events name, for one tenant in one transaction. */
record FeedbackRows(Connection connection, TenantId tenant) {
    /** What an event was stored with first. */
    record First(Fingerprint fingerprint, LogPosition position) {}

    private static final String STORED = """
            SELECT event_id, fingerprint, epoch, tx::text AS tx_s, seq FROM idempotency
            WHERE tenant = ? AND event_id = ANY (?)""";

    /**
     * Claims the ids and writes what could be claimed. Ids are claimed in order, so that calls that overlap do not wait
     * for each other in a circle; the entries keep the order of the call, since the last answer in log order counts. An
     * id that another transaction is writing is waited for.
     */
    private static final String WRITE = """
            WITH given AS MATERIALIZED (
              SELECT event.*, nextval('log_seq') AS seq
              FROM (SELECT * FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY
                      AS line(event_id, fingerprint, user_id, narrative_id, payload, place)
                    ORDER BY place) event),
            claimed AS (
              INSERT INTO idempotency (tenant, event_id, fingerprint, epoch, tx, seq)
              SELECT ?, event_id, fingerprint, (SELECT current_epoch()), pg_current_xact_id(), seq
              FROM given ORDER BY event_id COLLATE "C"
              ON CONFLICT DO NOTHING
              RETURNING event_id, epoch)
            INSERT INTO log_entry (epoch, seq, tenant, kind, event_id, user_id, narrative_id, payload)
            OVERRIDING SYSTEM VALUE
            SELECT claimed.epoch, given.seq, ?, 1, event_id, given.user_id, given.narrative_id, given.payload::jsonb
            FROM given JOIN claimed USING (event_id)
            RETURNING event_id, epoch, tx::text AS tx_s, seq""";

    private static final String RETRACTABLE = """
            SELECT i.event_id, e.user_id
            FROM idempotency i JOIN log_entry e USING (tenant, epoch, tx, seq)
            WHERE i.tenant = ? AND i.event_id = ANY (?) AND e.payload ->> 'type' <> 'retract'""";

    private static final String CREATE_PEOPLE = """
            INSERT INTO person (tenant, user_id, document)
            SELECT ?, user_id, document::jsonb FROM unnest(?, ?) AS given(user_id, document)
            ORDER BY user_id COLLATE "C"
            ON CONFLICT DO NOTHING
            RETURNING user_id""";

    private static final String OF_PERSON = "SELECT " + Entries.COLUMNS + """
             FROM log_entry e
            WHERE e.tenant = ? AND e.user_id = ? AND e.kind = 1
            ORDER BY e.epoch, e.tx, e.seq""";

    /** How often each answer to each question is stored. */
    private static final String ANSWERS = """
            SELECT answer.key AS question, answer.value::text::double precision AS value, count(*) AS times
            FROM log_entry e CROSS JOIN LATERAL jsonb_each(e.payload -> 'ratings') answer
            WHERE e.tenant = ? AND e.kind = 1 AND e.payload ->> 'type' = 'rating'
            GROUP BY 1, 2""";

    /** One answer to one question, and how often it was given. */
    record Answers(String question, double value, long times) {}

    /** Those of the events that are stored, by this transaction or a committed one. */
    Map<EventId, First> stored(Collection<EventId> ids) throws SQLException {
        Map<EventId, First> stored = new HashMap<>();
        Rows.query(
                connection,
                STORED,
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setArray(2, Rows.texts(connection, ids, EventId::value));
                },
                row -> stored.put(
                        new EventId(row.getString("event_id")),
                        new First(Fingerprint.of(row.getBytes("fingerprint")), Entries.position(row))));
        return stored;
    }

    /** Writes those of the events whose ids are free; tells where they stand. */
    Map<EventId, LogPosition> write(List<Feedback> events, Map<EventId, Fingerprint> fingerprints) throws SQLException {
        Map<EventId, LogPosition> written = new HashMap<>();
        Rows.query(
                connection,
                WRITE,
                parameters -> {
                    parameters.setArray(
                            1,
                            Rows.texts(
                                    connection,
                                    events,
                                    event -> event.header().eventId().value()));
                    parameters.setArray(
                            2,
                            Rows.bytes(
                                    connection,
                                    events,
                                    event -> Rows.present(fingerprints.get(
                                                    event.header().eventId()))
                                            .bytes()));
                    parameters.setArray(
                            3,
                            Rows.texts(
                                    connection,
                                    events,
                                    event -> event.header().userId().value()));
                    parameters.setArray(4, Rows.texts(connection, events, FeedbackRows::narrative));
                    parameters.setArray(
                            5, Rows.texts(connection, events, event -> Json.write(FeedbackJson.from(event))));
                    parameters.setString(6, tenant.value());
                    parameters.setString(7, tenant.value());
                },
                row -> written.put(new EventId(row.getString("event_id")), Entries.position(row)));
        return written;
    }

    private static @Nullable String narrative(Feedback event) {
        return event.about().map(NarrativeId::value).orElse(null);
    }

    Set<NarrativeId> narratives(Collection<NarrativeId> ids) throws SQLException {
        return new HashSet<>(Rows.query(
                connection,
                "SELECT narrative_id FROM narrative WHERE tenant = ? AND narrative_id = ANY (?)",
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setArray(2, Rows.texts(connection, ids, NarrativeId::value));
                },
                row -> new NarrativeId(row.getString(1))));
    }

    Set<UserId> people(Collection<UserId> ids) throws SQLException {
        return new HashSet<>(Rows.query(
                connection,
                "SELECT user_id FROM person WHERE tenant = ? AND user_id = ANY (?)",
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setArray(2, Rows.texts(connection, ids, UserId::value));
                },
                row -> new UserId(row.getString(1))));
    }

    /** Whose those of the events are that are stored and may be retracted. */
    Map<EventId, UserId> retractable(Collection<EventId> ids) throws SQLException {
        Map<EventId, UserId> retractable = new HashMap<>();
        if (!ids.isEmpty()) {
            Rows.query(
                    connection,
                    RETRACTABLE,
                    parameters -> {
                        parameters.setString(1, tenant.value());
                        parameters.setArray(2, Rows.texts(connection, ids, EventId::value));
                    },
                    row -> retractable.put(
                            new EventId(row.getString("event_id")), new UserId(row.getString("user_id"))));
        }
        return retractable;
    }

    /** Creates people of whom nothing is known, each with an entry; whoever was created meanwhile is left alone. */
    void createPeople(Collection<UserId> ids) throws SQLException {
        List<Entries.Line> created = Rows.query(
                connection,
                CREATE_PEOPLE,
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setArray(2, Rows.texts(connection, ids, UserId::value));
                    parameters.setArray(3, Rows.texts(connection, ids, PostgresPeople::unknown));
                },
                row -> {
                    UserId id = new UserId(row.getString("user_id"));
                    return Entries.Line.ofPerson(id.value(), PostgresPeople.unknown(id));
                });
        if (!created.isEmpty()) {
            Entries.write(connection, tenant, Entries.PERSON, created);
        }
    }

    List<FeedbackLog.Entry> of(UserId person) throws SQLException {
        return Rows.query(
                connection,
                OF_PERSON,
                parameters -> {
                    parameters.setString(1, tenant.value());
                    parameters.setString(2, person.value());
                },
                row -> {
                    if (Entries.read(row) instanceof LogEntry.FeedbackGiven(var position, var event)) {
                        return new FeedbackLog.Entry(position, event);
                    }
                    throw new IllegalStateException("an entry of kind feedback holds something else");
                });
    }

    List<Answers> answers() throws SQLException {
        return Rows.query(
                connection,
                ANSWERS,
                parameters -> parameters.setString(1, tenant.value()),
                row -> new Answers(
                        Rows.present(row.getString("question")), row.getDouble("value"), row.getLong("times")));
    }
}
