package narratives.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** People as rows, one at a time. */
@Singleton
class PersonRows implements PanacheRepositoryBase<PersonRow, PersonRow.Key> {}
