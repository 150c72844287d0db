package narratives.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import narratives.contract.TenantId;
import narratives.people.UserId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the log says of one person at this moment. */
@Entity
@Table(name = "person")
class PersonRow {
    /** Whose person, and who. */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "user_id") String userId) {
        static Key of(TenantId tenant, UserId id) {
            return new Key(tenant.value(), id.value());
        }
    }

    @EmbeddedId
    Key key;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "document")
    String document;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PersonRow() {}

    PersonRow(Key key, String document) {
        this.key = key;
        this.document = document;
    }
}
