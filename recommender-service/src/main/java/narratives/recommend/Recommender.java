package narratives.recommend;

import java.util.List;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;

/** Makes lists. */
public interface Recommender {
    /**
     * A narrative that is like another one.
     *
     * @param rank from 1
     * @param similarity 0 to 1; 1 is characterised alike in every question
     */
    record Similar(NarrativeId narrative, int rank, double similarity) {}

    /**
     * The list for a request. It is empty only if no narrative may be shown.
     *
     * @throws narratives.contract.RecommenderException if the page token or a narrative in the request is unknown
     */
    Recommendation recommend(TenantId tenant, RecommendationRequest request);

    /**
     * The narratives that are characterised most like one, without regard to a person.
     *
     * @throws narratives.contract.RecommenderException {@code NARRATIVE_UNKNOWN} if it does not exist or may not be shown
     */
    List<Similar> similar(TenantId tenant, NarrativeId narrative, int count);
}
