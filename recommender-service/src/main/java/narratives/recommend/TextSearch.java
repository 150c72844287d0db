package narratives.recommend;

import java.util.Map;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;

/** Finds narratives by the words of their titles and summaries. */
public interface TextSearch {
    /**
     * How well narratives agree with some words: greater is better, above 0; those that have none of them are not in it.
     *
     * @throws narratives.contract.RecommenderException {@code STORE_UNAVAILABLE}
     */
    Map<NarrativeId, Double> find(TenantId tenant, String words);
}
