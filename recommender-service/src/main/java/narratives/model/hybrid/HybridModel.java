package narratives.model.hybrid;

import java.util.Optional;
import narratives.model.RatingModel;
import narratives.model.engagement.EngagementModel;

/**
 * All that was learned: what people are expected to answer, and what they turn to.
 *
 * @param engagement empty where it was not to be learned
 */
public record HybridModel(RatingModel ratings, Optional<EngagementModel> engagement) {}
