package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import narratives.calls.Calls;
import narratives.calls.RecommendationCalls;
import narratives.json.CompareRequestJson;
import narratives.json.ComparisonJson;
import narratives.json.RecommendationJson;
import narratives.json.RecommendationRequestJson;
import narratives.json.WhyNotJson;
import narratives.json.WhyNotRequestJson;
import narratives.recommend.Recommender;
import narratives.recommend.Sentences;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recommendations")
class RecommendationResource {
    private final Tenancy tenancy;
    private final RecommendationCalls calls;

    RecommendationResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.recommendations();
    }

    @POST
    @Path("/recommendations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recommend",
            summary = "Ask for a list",
            description = "For a person by userId, an unknown one is a cold start; or for nobody in particular, with"
                    + " profile, preferences and ratings in the request, which are not stored. A list is empty only if"
                    + " nothing may be shown. The next page is asked for by the same request with pageToken.")
    @APIResponse(
            responseCode = "200",
            description = "The list.",
            content = @Content(schema = @Schema(implementation = RecommendationJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public RecommendationJson recommend(
            @Parameter(ref = "acceptLanguage") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @RequestBody(required = true) RecommendationRequestJson body) {
        return RecommendationJson.from(calls.recommend(
                tenancy.caller(), body.toRequestIn(language(languages)), Recommender.WHATEVER_IT_TAKES));
    }

    private static Locale language(@Nullable String acceptLanguage) {
        return Optional.ofNullable(acceptLanguage).flatMap(Sentences::preferred).orElse(Sentences.DEFAULT);
    }

    @POST
    @Path("/recommendations:whyNot")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "whyNot",
            summary = "Ask why a narrative is not in a list",
            description =
                    "The request of the list with a narrativeId. The answer is every rule that keeps the narrative"
                            + " out, or, if none does, its rank and score with reasons. Where chance decides, give the seed of"
                            + " the list. Nothing is recorded as served.")
    @APIResponse(
            responseCode = "200",
            description = "What keeps it out, or where it stands.",
            content = @Content(schema = @Schema(implementation = WhyNotJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public WhyNotJson whyNot(
            @Parameter(ref = "acceptLanguage") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @RequestBody(required = true) WhyNotRequestJson body) {
        WhyNotRequestJson.Asked asked = body.read(language(languages));
        return WhyNotJson.from(
                calls.whyNot(tenancy.caller(), asked.request(), asked.narrative(), Recommender.WHATEVER_IT_TAKES));
    }

    @POST
    @Path("/narratives:compare")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "compareNarratives",
            summary = "Put narratives side by side for a reader",
            description =
                    "Two to five. Of each: what it is, what to watch for (warnings, length, characteristics), and why it"
                            + " is one for this reader, or what keeps it from them. Nothing is recorded as served.")
    @APIResponse(
            responseCode = "200",
            description = "Side by side.",
            content = @Content(schema = @Schema(implementation = ComparisonJson.class)))
    public ComparisonJson compare(
            @Parameter(ref = "acceptLanguage") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @RequestBody(required = true) CompareRequestJson body) {
        CompareRequestJson.Asked asked = body.read(language(languages));
        return ComparisonJson.from(
                calls.compare(tenancy.caller(), asked.request(), asked.narratives(), Recommender.WHATEVER_IT_TAKES));
    }

    @GET
    @Path("/recommendations/{recommendationId}")
    @Operation(
            operationId = "getRecommendation",
            summary = "Read a past list: what was served, when, and for what request",
            description = "For as long as served lists are kept. What an anonymous request told about a reader is not"
                    + " kept.")
    @APIResponse(
            responseCode = "200",
            description = "The list as it was served.",
            content = @Content(schema = @Schema(implementation = RecommendationJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RecommendationJson get(
            @Parameter(description = "As given with the list.") @PathParam("recommendationId") String id) {
        return RecommendationJson.from(calls.get(tenancy.caller(), id));
    }
}
