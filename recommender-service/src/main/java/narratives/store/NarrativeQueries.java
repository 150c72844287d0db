package narratives.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.TenantId;
import narratives.json.Json;
import narratives.json.NarrativeJson;

/** The statements about many narratives at once, for one tenant. */
record NarrativeQueries(Connection connection, TenantId tenant) {
    /** A narrative and its document. */
    record Written(Narrative narrative, String document) {
        /** Whatever could not be read back is refused. */
        static Written of(Narrative narrative) {
            NarrativeJson json = NarrativeJson.from(narrative);
            json.toNarrative();
            return new Written(narrative, Json.write(json));
        }
    }

    /** Nothing is smaller than this id. */
    static final String BEGINNING = "";

    private static final String WRITE = """
            INSERT INTO narrative (tenant, narrative_id, status, modality, language, duration_seconds, document)
            SELECT ?, id, status, modality, language, duration, document::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?) AS given(id, status, modality, language, duration, document)
            ORDER BY id COLLATE "C"
            ON CONFLICT (tenant, narrative_id) DO UPDATE
            SET status = excluded.status, modality = excluded.modality, language = excluded.language,
                duration_seconds = excluded.duration_seconds, document = excluded.document""";

    static Narrative read(String document) {
        return Json.read(document, NarrativeJson.class).toNarrative();
    }

    /** Which of the narratives exist. */
    Set<NarrativeId> existing(Collection<NarrativeId> ids) throws SQLException {
        return new HashSet<>(Rows.query(
                connection,
                "SELECT narrative_id FROM narrative WHERE tenant = ? AND narrative_id = ANY (?)",
                parameters -> setIds(parameters, ids),
                row -> new NarrativeId(row.getString(1))));
    }

    List<Narrative> findAll(Collection<NarrativeId> ids) throws SQLException {
        return Rows.query(
                connection,
                "SELECT document::text FROM narrative WHERE tenant = ? AND narrative_id = ANY (?)"
                        + " ORDER BY narrative_id",
                parameters -> setIds(parameters, ids),
                row -> read(Rows.present(row.getString(1))));
    }

    private void setIds(PreparedStatement parameters, Collection<NarrativeId> ids) throws SQLException {
        parameters.setString(1, tenant.value());
        parameters.setArray(2, Rows.texts(connection, ids, NarrativeId::value));
    }

    /** Creates or replaces rows, each once. */
    void write(Collection<Written> all) throws SQLException {
        Rows.update(connection, WRITE, parameters -> {
            parameters.setString(1, tenant.value());
            parameters.setArray(
                    2, Rows.texts(connection, all, one -> one.narrative().id().value()));
            parameters.setArray(
                    3,
                    Rows.texts(connection, all, one -> one.narrative().status().key()));
            parameters.setArray(4, Rows.texts(connection, all, one -> NarrativeRow.modality(one.narrative())));
            parameters.setArray(5, Rows.texts(connection, all, one -> NarrativeRow.language(one.narrative())));
            parameters.setArray(
                    6, Rows.array(connection, "int4", all, one -> NarrativeRow.durationSeconds(one.narrative())));
            parameters.setArray(7, Rows.texts(connection, all, Written::document));
        });
    }

    /**
     * The next narratives that may agree with a filter: all that do are among them. What SQL cannot tell exactly as
     * {@link NarrativeFilter#accepts} does, such as numbers given as texts, it lets pass.
     */
    List<Narrative> next(NarrativeFilter filter, Optional<Status> status, String after, int count) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT document::text FROM narrative WHERE tenant = ?");
        List<Object> values = new ArrayList<>(List.of(tenant.value()));
        sql.append(" AND narrative_id > ?");
        values.add(after);
        status.ifPresent(wanted -> {
            sql.append(" AND status = ?");
            values.add(wanted.key());
        });
        if (!filter.modalities().isEmpty()) {
            sql.append(" AND modality = ANY (?)");
            values.add(Rows.texts(connection, filter.modalities(), Modality::key));
        }
        if (!filter.languages().isEmpty()) {
            sql.append(" AND language = ANY (?)");
            values.add(Rows.texts(connection, filter.languages(), language -> language));
        }
        if (filter.maxDurationSeconds().isPresent()) {
            sql.append(" AND duration_seconds <= ?");
            values.add(filter.maxDurationSeconds().getAsInt());
        }
        for (var wanted : filter.characteristics().entrySet()) {
            // The operators would be taken for parameters; these are their functions.
            sql.append(" AND (jsonb_exists_any(document -> 'characteristics' -> ?, ?)"
                    + " OR jsonb_typeof(document -> 'characteristics' -> ?) IN ('number', 'boolean'))");
            values.add(wanted.getKey());
            values.add(Rows.texts(connection, wanted.getValue(), answer -> answer));
            values.add(wanted.getKey());
        }
        sql.append(" ORDER BY narrative_id LIMIT ?");
        values.add(count);
        return Rows.query(
                connection,
                sql.toString(),
                parameters -> {
                    for (int i = 0; i < values.size(); i++) {
                        parameters.setObject(i + 1, values.get(i));
                    }
                },
                row -> read(Rows.present(row.getString(1))));
    }
}
