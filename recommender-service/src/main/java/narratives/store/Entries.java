package narratives.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.json.CuratedJson;
import narratives.json.ErasureJson;
import narratives.json.FeedbackJson;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.PersonJson;
import narratives.json.QuestionnaireJson;
import narratives.json.ReviewJson;
import narratives.json.SafetyPolicyJson;
import narratives.json.SupportJson;
import narratives.log.LogEntry;
import org.jspecify.annotations.Nullable;

/** Entries of the log as rows: how they are written beside what they tell of, and how they are read. */
final class Entries {
    static final int FEEDBACK = 1;
    static final int NARRATIVE = 2;
    static final int PERSON = 3;
    static final int INSTRUMENT = 4;
    static final int QUESTIONNAIRE = 5;
    static final int PERSON_ERASED = 6;
    static final int ERASURE_LIFTED = 7;
    static final int CURATED = 8;
    static final int SUPPORT = 9;
    static final int POLICY = 10;
    static final int REVIEW = 11;

    /** What the columns of an entry are read from; an alias "tx" would make ORDER BY sort the text. */
    static final String COLUMNS = "e.kind, e.epoch, e.tx::text AS tx_s, e.seq, e.payload::text AS payload";

    /**
     * An entry to be written.
     *
     * @param userId of a person
     * @param narrativeId of a narrative
     */
    record Line(@Nullable String userId, @Nullable String narrativeId, String payload) {
        static Line ofNarrative(String id, String payload) {
            return new Line(null, id, payload);
        }

        static Line ofPerson(String id, String payload) {
            return new Line(id, null, payload);
        }

        static Line ofTenant(String payload) {
            return new Line(null, null, payload);
        }
    }

    /** The epoch is asked for once a statement, not once a row; NULL is refused by its column. */
    private static final String WRITE = """
            INSERT INTO log_entry (epoch, tenant, kind, user_id, narrative_id, payload)
            SELECT (SELECT current_epoch()), ?, ?, line.user_id, line.narrative_id, line.payload::jsonb
            FROM unnest(?, ?, ?) WITH ORDINALITY AS line(user_id, narrative_id, payload, place)
            ORDER BY line.place
            RETURNING epoch, tx::text AS tx_s, seq""";

    private Entries() {}

    /** Writes entries of one kind, in order; tells where they stand. */
    static List<LogPosition> write(Connection connection, TenantId tenant, int kind, List<Line> lines)
            throws SQLException {
        List<LogPosition> positions = new ArrayList<>(lines.size());
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, tenant.value());
            statement.setInt(2, kind);
            statement.setArray(3, Rows.texts(connection, lines, Line::userId));
            statement.setArray(4, Rows.texts(connection, lines, Line::narrativeId));
            statement.setArray(5, Rows.texts(connection, lines, Line::payload));
            try (ResultSet written = statement.executeQuery()) {
                while (written.next()) {
                    positions.add(position(written));
                }
            }
        }
        // Numbers were given in the order of the lines; in which order rows come back is not promised.
        positions.sort(null);
        return positions;
    }

    static LogPosition write(Connection connection, TenantId tenant, int kind, Line line) throws SQLException {
        return write(connection, tenant, kind, List.of(line)).getFirst();
    }

    /** Where the current row stands, from its columns epoch, tx_s and seq. */
    static LogPosition position(ResultSet row) throws SQLException {
        return new LogPosition(row.getInt("epoch"), Long.parseLong(row.getString("tx_s")), row.getLong("seq"));
    }

    /** The current row, from its {@link #COLUMNS}. */
    static LogEntry read(ResultSet row) throws SQLException {
        LogPosition position = position(row);
        String payload = row.getString("payload");
        int kind = row.getInt("kind");
        return switch (kind) {
            case FEEDBACK ->
                new LogEntry.FeedbackGiven(
                        position, Json.read(payload, FeedbackJson.class).toFeedback());
            case NARRATIVE ->
                new LogEntry.NarrativePut(
                        position, Json.read(payload, NarrativeJson.class).toNarrative());
            case PERSON ->
                new LogEntry.PersonPut(
                        position, Json.read(payload, PersonJson.class).toPerson());
            case INSTRUMENT -> {
                InstrumentJson json = Json.read(payload, InstrumentJson.class);
                yield new LogEntry.InstrumentPut(
                        position, new Versioned<>(Rows.present(json.version()), json.toInstrument()));
            }
            case QUESTIONNAIRE -> {
                QuestionnaireJson json = Json.read(payload, QuestionnaireJson.class);
                yield new LogEntry.QuestionnairePut(
                        position, new Versioned<>(Rows.present(json.version()), json.toQuestionnaire()));
            }
            case PERSON_ERASED -> {
                ErasureJson json = Json.read(payload, ErasureJson.class);
                yield new LogEntry.PersonErased(position, json.toKey(), json.toTag());
            }
            case ERASURE_LIFTED ->
                new LogEntry.ErasureLifted(
                        position, Json.read(payload, ErasureJson.class).toTag());
            case CURATED -> {
                CuratedJson json = Json.read(payload, CuratedJson.class);
                yield new LogEntry.CuratedPut(
                        position, new Versioned<>(Rows.present(json.version()), json.toCurated()));
            }
            case SUPPORT -> {
                SupportJson json = Json.read(payload, SupportJson.class);
                yield new LogEntry.SupportPut(
                        position, new Versioned<>(Rows.present(json.version()), json.toSupport()));
            }
            case POLICY -> policy(position, payload);
            case REVIEW ->
                new LogEntry.NarrativeReviewed(
                        position, Json.read(payload, ReviewJson.class).toReview());
            default -> throw new IllegalStateException("the log holds an entry of unknown kind " + kind);
        };
    }

    /** One that a newer build wrote, and that this one does not understand, must not be passed over. */
    private static LogEntry policy(LogPosition position, String payload) {
        try {
            SafetyPolicyJson json = Json.read(payload, SafetyPolicyJson.class);
            return new LogEntry.PolicyPut(position, new Versioned<>(Rows.present(json.version()), json.toPolicy()));
        } catch (RecommenderException unreadable) {
            return new LogEntry.PolicyUnreadable(position);
        }
    }
}
