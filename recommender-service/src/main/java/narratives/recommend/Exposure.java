package narratives.recommend;

import java.time.Instant;
import java.util.Optional;
import narratives.contract.TenantId;
import narratives.people.UserId;

/**
 * A list that was served.
 *
 * @param person absent if it was made for nobody in particular
 * @param request the wish; without profile, preferences and ratings if it was anonymous
 */
public record Exposure(
        TenantId tenant,
        Optional<UserId> person,
        Instant servedAt,
        RecommendationRequest request,
        Recommendation served) {}
