package narratives.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Consideration;
import narratives.recommend.Exposure;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;
import narratives.recommend.WhyNot;

/**
 * A recommender whose lists are recorded as served; what an anonymous reader brought with the request
 * is not, nor is a question why something was not served.
 */
record RecordedRecommender(Recommender recommender, ExposureRecorder recorder, Clock clock) implements Recommender {
    @Override
    public Recommendation recommend(TenantId tenant, RecommendationRequest request, Duration atMost) {
        Recommendation list = recommender.recommend(tenant, request, atMost);
        recorder.record(new Exposure(tenant, person(request), clock.instant(), kept(request), list));
        return list;
    }

    private static Optional<UserId> person(RecommendationRequest request) {
        return switch (request.audience()) {
            case Audience.Somebody(var id) -> Optional.of(id);
            case Audience.Anonymous nobody -> Optional.empty();
        };
    }

    private static RecommendationRequest kept(RecommendationRequest request) {
        return switch (request.audience()) {
            case Audience.Somebody somebody -> request;
            case Audience.Anonymous nobody -> request.of(Audience.Anonymous.UNKNOWN);
        };
    }

    @Override
    public WhyNot whyNot(TenantId tenant, RecommendationRequest request, NarrativeId narrative, Duration atMost) {
        return recommender.whyNot(tenant, request, narrative, atMost);
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
}
