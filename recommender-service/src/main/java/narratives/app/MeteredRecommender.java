package narratives.app;

import java.time.Duration;
import java.util.List;
import narratives.catalog.NarrativeId;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.recommend.Consideration;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;
import narratives.recommend.WhyNot;

/** A recommender whose lists are counted and timed; the recommender itself does not know. */
record MeteredRecommender(Recommender recommender, Meters meters) implements Recommender {
    @Override
    public Recommendation recommend(TenantId tenant, RecommendationRequest request, Duration atMost) {
        long begin = System.nanoTime();
        try {
            Recommendation list = recommender.recommend(tenant, request, atMost);
            meters.listed(request.mode(), list.servedBy().tier(), since(begin));
            list.diversity().ifPresent(diversity -> meters.varied(request.mode(), diversity));
            return list;
        } catch (RecommenderException refused) {
            meters.notListed(request.mode(), refused.code(), since(begin));
            throw refused;
        }
    }

    @Override
    public WhyNot whyNot(TenantId tenant, RecommendationRequest request, NarrativeId narrative, Duration atMost) {
        WhyNot why = recommender.whyNot(tenant, request, narrative, atMost);
        switch (why) {
            case WhyNot.Excluded excluded -> meters.missed("excluded");
            case WhyNot.Ranked ranked -> meters.missed(ranked.listed() ? "listed" : "ranked-lower");
        }
        return why;
    }

    @Override
    public Consideration consider(
            TenantId tenant, RecommendationRequest request, List<NarrativeId> narratives, Duration atMost) {
        return recommender.consider(tenant, request, narratives, atMost);
    }

    @Override
    public List<Similar> similar(TenantId tenant, NarrativeId narrative, int count) {
        return recommender.similar(tenant, narrative, count);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
