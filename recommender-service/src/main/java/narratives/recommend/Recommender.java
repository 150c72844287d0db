package narratives.recommend;

import java.time.Duration;
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
    default Recommendation recommend(TenantId tenant, RecommendationRequest request) {
        return recommend(tenant, request, WHATEVER_IT_TAKES);
    }

    /** As long as anybody waits. */
    Duration WHATEVER_IT_TAKES = Duration.ofDays(1);

    /**
     * The list for a request whose sender waits only so long.
     *
     * @param atMost how long it may wait for its minLogPosition; the service has a bound of its own
     * @throws narratives.contract.RecommenderException if the page token or a narrative in the request is unknown
     */
    Recommendation recommend(TenantId tenant, RecommendationRequest request, Duration atMost);

    /**
     * Where a narrative stands in the list for a request, or what keeps it out. Nothing is served by it.
     *
     * @param request explained in its language, whether reasons are wanted or not
     * @param atMost how long it may wait for its minLogPosition; the service has a bound of its own
     * @throws narratives.contract.RecommenderException {@code NARRATIVE_UNKNOWN} if the tenant has no such narrative;
     *     else as for a list
     */
    WhyNot whyNot(TenantId tenant, RecommendationRequest request, NarrativeId narrative, Duration atMost);

    /**
     * Looks at some narratives for a reader: whether they may be shown, and what is expected of them. Nothing is served by
     * it.
     *
     * @param request in mode {@code match}; explained in its language, whether reasons are wanted or not
     * @param narratives each once; those that the tenant does not have are left out of the answer
     * @param atMost how long it may wait for its minLogPosition; the service has a bound of its own
     */
    Consideration consider(
            TenantId tenant, RecommendationRequest request, List<NarrativeId> narratives, Duration atMost);

    /**
     * The narratives that are characterised most like one, without regard to a person.
     *
     * @throws narratives.contract.RecommenderException {@code NARRATIVE_UNKNOWN} if it does not exist or may not be shown
     */
    List<Similar> similar(TenantId tenant, NarrativeId narrative, int count);
}
