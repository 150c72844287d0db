package narratives.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What the log says of one narrative at this moment: the document, and columns of it to find narratives by. */
@Entity
@Table(name = "narrative")
class NarrativeRow {
    /** Whose narrative, and which. */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "narrative_id") String narrativeId) {
        static Key of(TenantId tenant, NarrativeId id) {
            return new Key(tenant.value(), id.value());
        }
    }

    @EmbeddedId
    Key key;

    @Column(name = "status")
    String status;

    @Column(name = "modality")
    @Nullable String modality;

    @Column(name = "language")
    @Nullable String language;

    @Column(name = "duration_seconds")
    @Nullable Integer durationSeconds;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "document")
    String document;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected NarrativeRow() {}

    NarrativeRow(Key key, Narrative narrative, String document) {
        this.key = key;
        this.status = narrative.status().key();
        this.document = document;
        take(narrative, document);
    }

    /** Replaces all but the key. */
    final void take(Narrative narrative, String replacement) {
        status = narrative.status().key();
        modality = modality(narrative);
        language = language(narrative);
        durationSeconds = durationSeconds(narrative);
        document = replacement;
    }

    static @Nullable String modality(Narrative narrative) {
        return narrative.presentation().modality().map(Modality::key).orElse(null);
    }

    static @Nullable String language(Narrative narrative) {
        return narrative.presentation().language().orElse(null);
    }

    static @Nullable Integer durationSeconds(Narrative narrative) {
        return narrative.presentation().durationSeconds().isPresent()
                ? (Integer) narrative.presentation().durationSeconds().getAsInt()
                : null;
    }
}
