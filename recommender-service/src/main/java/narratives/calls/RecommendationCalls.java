package narratives.calls;

import java.time.Duration;
import narratives.access.Caller;
import narratives.contract.ErrorCode;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;
import narratives.recommend.Audience;
import narratives.recommend.Exposure;
import narratives.recommend.Exposures;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;

/** What is done with lists. */
public final class RecommendationCalls {
    private final Recommender recommender;
    private final Exposures exposures;

    RecommendationCalls(Recommender recommender, Exposures exposures) {
        this.recommender = recommender;
        this.exposures = exposures;
    }

    /** @param atMost how long the caller waits */
    public Recommendation recommend(Caller caller, RecommendationRequest request, Duration atMost) {
        if (request.audience() instanceof Audience.Somebody(var id)) {
            caller.require(id);
        }
        return recommender.recommend(caller.tenant(), request, atMost);
    }

    /**
     * A past list. One of somebody for whom the caller may not act is unknown, as one that does not exist is: an id that
     * was guessed tells nothing.
     *
     * @throws RecommenderException {@code RECOMMENDATION_UNKNOWN}
     */
    public Exposure get(Caller caller, String id) {
        return exposures
                .find(caller.tenant(), Identifier.require("recommendationId", id))
                .filter(exposure -> caller.person().isEmpty()
                        || exposure.person().filter(caller::mayActFor).isPresent())
                .orElseThrow(() -> new RecommenderException(
                        ErrorCode.RECOMMENDATION_UNKNOWN, ErrorCode.RECOMMENDATION_UNKNOWN.title()));
    }
}
