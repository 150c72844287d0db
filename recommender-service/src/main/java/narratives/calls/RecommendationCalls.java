package narratives.calls;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import narratives.access.Caller;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;
import narratives.recommend.Audience;
import narratives.recommend.Consideration;
import narratives.recommend.Exposure;
import narratives.recommend.Exposures;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;
import narratives.recommend.WhyNot;

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
        requireOwn(caller, request);
        return recommender.recommend(caller.tenant(), request, atMost);
    }

    /**
     * Why a narrative is not in the list for a request. Nothing is served, and nothing is recorded.
     *
     * @param atMost how long the caller waits
     * @throws RecommenderException {@code NARRATIVE_UNKNOWN}
     */
    public WhyNot whyNot(Caller caller, RecommendationRequest request, NarrativeId narrative, Duration atMost) {
        requireOwn(caller, request);
        return recommender.whyNot(caller.tenant(), request, narrative, atMost);
    }

    /**
     * Some narratives side by side, for a reader: what is expected of each, or what keeps it from them. Nothing is served,
     * and nothing is recorded.
     *
     * @throws RecommenderException {@code INVALID_REQUEST} if one of them does not exist
     */
    public Consideration compare(
            Caller caller, RecommendationRequest request, List<NarrativeId> narratives, Duration atMost) {
        requireOwn(caller, request);
        Consideration considered = recommender.consider(caller.tenant(), request, narratives, atMost);
        Set<NarrativeId> known = considered.narratives().stream()
                .map(one -> one.narrative().id())
                .collect(Collectors.toSet());
        List<FieldError> errors = IntStream.range(0, narratives.size())
                .filter(place -> !known.contains(narratives.get(place)))
                .mapToObj(place -> new FieldError(
                        "narrativeIds[" + place + "]",
                        ErrorCode.NARRATIVE_UNKNOWN.name(),
                        ErrorCode.NARRATIVE_UNKNOWN.title()))
                .toList();
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
        return considered;
    }

    private static void requireOwn(Caller caller, RecommendationRequest request) {
        if (request.audience() instanceof Audience.Somebody(var id)) {
            caller.require(id);
        }
        if (caller.person().isPresent() && !request.circumstances().audiences().isEmpty()) {
            throw RecommenderException.invalid(
                    "audiences",
                    FieldError.NOT_ALLOWED_HERE,
                    "Somebody with a token for one person does not say which audiences they belong to.");
        }
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
