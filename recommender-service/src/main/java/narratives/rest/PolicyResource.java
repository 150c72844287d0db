package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import narratives.calls.Calls;
import narratives.calls.DocumentCalls;
import narratives.calls.SafetyCalls;
import narratives.json.PolicyTrialJson;
import narratives.json.SafetyPolicyJson;
import narratives.safety.SafetyPolicy;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a tenant decides about safety. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Safety")
class PolicyResource {
    private final Tenancy tenancy;
    private final SafetyCalls calls;

    PolicyResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.safety();
    }

    @GET
    @Path("/policy")
    @Operation(operationId = "getPolicy", summary = "Get the policy in force")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = SafetyPolicyJson.class)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(
            @Parameter(ref = "ifNoneMatch") @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return Representations.answer(SafetyPolicyJson.from(calls.policy(tenancy.caller())), ifNoneMatch);
    }

    @PUT
    @Path("/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putPolicy",
            summary = "Put the policy in force",
            description =
                    "The same one again keeps its version. `version`, if given, must be the one in force. What is left out is as usual. Conditions on narratives must be answers of the instrument.")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = SafetyPolicyJson.class)))
    @APIResponse(
            responseCode = "201",
            description = "In force, the first one.",
            content = @Content(schema = @Schema(implementation = SafetyPolicyJson.class)))
    @APIResponse(responseCode = "412", ref = "Precondition")
    public Response put(
            @Parameter(ref = "ifMatch") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) SafetyPolicyJson body) {
        DocumentCalls.Put<SafetyPolicy> put = calls.put(
                tenancy.caller(),
                body.toPolicy(),
                Optional.ofNullable(body.version()),
                present -> Representations.requireMatch(ifMatch, present.map(SafetyPolicyJson::from)));
        return Response.status(put.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(SafetyPolicyJson.from(put.inForce()))
                .build();
    }

    @POST
    @Path("/policy:dryRun")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tryPolicy",
            summary = "What a policy would remove",
            description =
                    "Nothing changes. Tells for each rule which narratives it would keep from those whom it is about.")
    @APIResponse(
            responseCode = "200",
            description = "What it would remove.",
            content = @Content(schema = @Schema(implementation = PolicyTrialJson.class)))
    public PolicyTrialJson tryOut(@RequestBody(required = true) SafetyPolicyJson body) {
        return PolicyTrialJson.from(calls.tryOut(tenancy.caller(), body.toPolicy()));
    }
}
