package narratives.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Narratives as rows, one at a time. */
@Singleton
class NarrativeRows implements PanacheRepositoryBase<NarrativeRow, NarrativeRow.Key> {}
