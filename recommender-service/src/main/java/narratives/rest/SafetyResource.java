package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import narratives.calls.Calls;
import narratives.calls.SafetyCalls;
import narratives.catalog.NarrativeId;
import narratives.json.HarmFlagsJson;
import narratives.json.ReviewJson;
import narratives.safety.Review;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Narratives that seem to do harm, and what somebody decides about them. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Safety")
class SafetyResource {
    private final Tenancy tenancy;
    private final SafetyCalls calls;

    /** A decision, stored. */
    @Schema(
            name = "ReviewWritten",
            requiredProperties = {"narrativeId", "logPosition"})
    record ReviewWrittenJson(String narrativeId, String logPosition) {}

    SafetyResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.safety();
    }

    @GET
    @Path("/safety/flags")
    @Operation(
            operationId = "listSafetyFlags",
            summary = "Narratives that seem to do harm",
            description = "What is done about each, with the rate of readers whom it leaves worse and its bounds, the"
                    + " steps that led there, and the last decision.")
    @APIResponse(
            responseCode = "200",
            description = "In catalogue order.",
            content = @Content(schema = @Schema(implementation = HarmFlagsJson.class)))
    public HarmFlagsJson flags() {
        return HarmFlagsJson.from(calls.flags(tenancy.caller()));
    }

    @POST
    @Path("/narratives/{narrativeId}:review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reviewNarrative",
            summary = "Decide about a narrative that seems to do harm",
            description =
                    "Cleared, it may be shown, and only what is said from then on counts. Suspended, it is not shown"
                            + " until it is cleared.")
    @APIResponse(
            responseCode = "200",
            description = "Decided.",
            content = @Content(schema = @Schema(implementation = ReviewWrittenJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ReviewWrittenJson review(
            @Parameter(ref = "narrativeId") @PathParam("narrativeId") String id,
            @RequestBody(required = true) ReviewJson body) {
        Review review = body.toReview(new NarrativeId(id));
        return new ReviewWrittenJson(
                review.narrative().value(),
                calls.review(tenancy.caller(), review).toString());
    }
}
