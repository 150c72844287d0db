package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import narratives.calls.Calls;
import narratives.calls.GivenNarrative;
import narratives.calls.NarrativeCalls;
import narratives.calls.Query;
import narratives.catalog.NarrativeId;
import narratives.json.NarrativeJson;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One narrative. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Narratives")
class NarrativeResource {
    private static final String ONE = "/narratives/{narrativeId}";
    private static final String WITHDRAW = "/narratives/{narrativeId: [^/:]+}:withdraw";

    private final Tenancy tenancy;
    private final NarrativeCalls calls;

    /** What is characterised most like a narrative, the most alike first. */
    @Schema(name = "SimilarNarratives", requiredProperties = "narratives")
    record SimilarListJson(List<SimilarJson> narratives) {}

    /** A narrative that is like another. */
    @Schema(
            name = "SimilarNarrative",
            requiredProperties = {"narrativeId", "rank", "similarity"})
    record SimilarJson(
            @Schema(examples = "n-7") String narrativeId,
            @Schema(description = "From 1.") int rank,

            @Schema(description = "0 to 1; 1 is characterised alike in every question.", examples = "0.87")
            double similarity) {
        private static SimilarJson from(Recommender.Similar similar) {
            return new SimilarJson(similar.narrative().value(), similar.rank(), similar.similarity());
        }
    }

    NarrativeResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.narratives();
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putNarrative",
            summary = "Create a narrative or replace it",
            description = "Everything but the id may be left out, which means unknown. A status that is left out stays"
                    + " what it was; a new narrative is then published.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content = @Content(schema = @Schema(implementation = NarrativeWrittenJson.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = NarrativeWrittenJson.class)))
    @APIResponse(responseCode = "412", ref = "Precondition")
    public Response put(
            @Parameter(ref = "narrativeId") @PathParam("narrativeId") String id,
            @Parameter(ref = "ifMatch") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) NarrativeJson body) {
        GivenNarrative given = new GivenNarrative(body.toNarrative(new NarrativeId(id)), body.status() != null);
        NarrativeCalls.Put put = calls.put(
                tenancy.caller(),
                given,
                present -> Representations.requireMatch(ifMatch, present.map(NarrativeJson::from)));
        return Response.status(put.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(NarrativeWrittenJson.from(put))
                .build();
    }

    @GET
    @Path(ONE)
    @Operation(operationId = "getNarrative", summary = "Get a narrative, whatever its status")
    @APIResponse(
            responseCode = "200",
            description = "The narrative.",
            content = @Content(schema = @Schema(implementation = NarrativeJson.class)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(
            @Parameter(ref = "narrativeId") @PathParam("narrativeId") String id,
            @Parameter(ref = "ifNoneMatch") @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return Representations.answer(
                NarrativeJson.from(calls.get(tenancy.caller(), new NarrativeId(id))), ifNoneMatch);
    }

    @POST
    @Path(WITHDRAW)
    @Operation(
            operationId = "withdrawNarrative",
            summary = "Withdraw a narrative from every list, at once",
            description = "It stays in the catalogue with status withdrawn. The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn.",
            content = @Content(schema = @Schema(implementation = NarrativeWrittenJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NoBody.class)))
    public NarrativeWrittenJson withdraw(
            @Parameter(ref = "narrativeId") @PathParam("narrativeId") String id, byte[] body) {
        NoBody.check(body);
        return NarrativeWrittenJson.from(calls.withdraw(tenancy.caller(), new NarrativeId(id)));
    }

    @GET
    @Path(ONE + "/similar")
    @Operation(
            operationId = "listSimilarNarratives",
            summary = "What is characterised most like a narrative, without regard to a person",
            description =
                    "Only what may be shown to anybody. For one person, ask for a recommendation in mode similar.")
    @APIResponse(
            responseCode = "200",
            description = "The most alike first.",
            content = @Content(schema = @Schema(implementation = SimilarListJson.class)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response similar(
            @Parameter(ref = "narrativeId") @PathParam("narrativeId") String id,
            @Parameter(
                            description = "How many at most, 1 to 100.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "10"))
                    @QueryParam("count")
                    @Nullable String count,
            @Parameter(ref = "ifNoneMatch") @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        int most = count == null
                ? RecommendationRequest.DEFAULT_COUNT
                : Query.whole("count", count, 1, RecommendationRequest.MOST);
        List<SimilarJson> similar = calls.similar(tenancy.caller(), new NarrativeId(id), most).stream()
                .map(SimilarJson::from)
                .toList();
        return Representations.answer(new SimilarListJson(similar), ifNoneMatch);
    }
}
